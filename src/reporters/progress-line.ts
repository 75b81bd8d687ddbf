/** Where somebody may watch. */
interface Screen {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** A run that is done before has nothing to explain. Milliseconds. */
const patience = 1000;

/** A line is read, not watched: it changes no more often. Milliseconds. */
const pause = 100;

/** A line on a terminal that tells what a long run is doing, and goes when it is done. */
export class ProgressLine {
  readonly #screen: Screen;
  readonly #elapsed: () => number;
  #shownAt: number | undefined;

  /** `elapsed`: milliseconds since the run began. */
  constructor(screen: Screen, elapsed: () => number) {
    this.#screen = screen;
    this.#elapsed = elapsed;
  }

  /** What to tell it with; undefined where nobody watches. */
  get tell(): ((doing: string) => void) | undefined {
    return this.#screen.isTTY === true ? (doing) => this.#show(doing) : undefined;
  }

  /** Leaves the terminal as it was. */
  clear(): void {
    if (this.#shownAt !== undefined) this.#screen.write(start);
    this.#shownAt = undefined;
  }

  #show(doing: string): void {
    const now = this.#elapsed();
    if (now < (this.#shownAt === undefined ? patience : this.#shownAt + pause)) return;
    this.#shownAt = now;
    this.#screen.write(`${start}${doing.slice(0, (this.#screen.columns ?? 80) - 1)}`);
  }
}

/** To the start of the line, and nothing behind it. */
const start = "\r\u001b[K";
