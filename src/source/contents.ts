import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import type { FileContents } from "./files.js";

/** Reads one file after the other into the same memory. */
export class Contents implements FileContents {
  readonly #limit: number;
  #buffer: Buffer;

  /** `limit`: no file with more bytes is held in memory. */
  constructor(limit: number) {
    this.#limit = limit;
    this.#buffer = Buffer.allocUnsafe(Math.min(1 << 20, limit + 1));
  }

  read<T>(file: string, overlap: number, use: (bytes: Buffer, isWhole: boolean) => T | undefined): T | undefined {
    // Without O_NONBLOCK the opening of a pipe would wait for its writer.
    const descriptor = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const stats = fstatSync(descriptor);
      if (!stats.isFile()) return undefined;
      let kept = 0;
      for (let isWhole = true; ; isWhole = false) {
        const filled = this.#fill(descriptor, kept, isWhole ? stats.size : Infinity);
        isWhole &&= filled <= this.#limit;
        const used = use(this.#buffer.subarray(0, filled), isWhole);
        if (isWhole || used !== undefined || filled < this.#buffer.length) return used;
        kept = this.#buffer.copy(this.#buffer, 0, filled - overlap, filled);
      }
    } finally {
      closeSync(descriptor);
    }
  }

  /** Reads on behind `kept` bytes until the file ends, `size` is reached or the limit is passed; how many bytes there are then. */
  #fill(descriptor: number, kept: number, size: number): number {
    let filled = kept;
    for (;;) {
      if (filled === this.#buffer.length) {
        if (filled > this.#limit) return filled;
        const larger = Buffer.allocUnsafe(Math.min(filled * 2, this.#limit + 1));
        this.#buffer.copy(larger, 0, 0, filled);
        this.#buffer = larger;
      }
      const count = readSync(descriptor, this.#buffer, filled, this.#buffer.length - filled, null);
      filled += count;
      if (count === 0 || filled === size) return filled;
    }
  }
}
