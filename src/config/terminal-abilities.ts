/** The part of what the program is given that tells what its output can show. */
interface Shown {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: { readonly isTTY?: boolean };
}

/** @see https://no-color.org and https://force-color.org */
export function wantsColor(noColor: boolean, { env, stdout }: Shown): boolean {
  if (noColor || (env["NO_COLOR"] ?? "") !== "") return false;
  const forced = env["FORCE_COLOR"] ?? "";
  if (forced !== "") return forced !== "0";
  return stdout.isTTY === true && env["TERM"] !== "dumb";
}

/**
 * Whether the terminal is known to turn the escape sequence OSC 8 into a link. Others may print it, so that in doubt there is none.
 * `FORCE_HYPERLINK` decides where it is set, as in other programs.
 * @see https://github.com/Alhadis/OSC8-Adoption
 */
export function showsLinks({ env, stdout }: Shown): boolean {
  const forced = env["FORCE_HYPERLINK"] ?? "";
  if (forced !== "") return forced !== "0";
  if (stdout.isTTY !== true || env["TERM"] === "dumb" || env["CI"] !== undefined) return false;
  // A multiplexer may be an old one, whatever terminal stands around it.
  if (env["TMUX"] !== undefined || env["STY"] !== undefined) return false;
  const vte = Number(env["VTE_VERSION"] ?? "0");
  return (
    // In 0.50.0 a link ends the program.
    vte > 5000 ||
    env["WT_SESSION"] !== undefined ||
    env["KONSOLE_VERSION"] !== undefined ||
    programsWithLinks.has(env["TERM_PROGRAM"] ?? "") ||
    terminalsWithLinks.has(env["TERM"] ?? "")
  );
}

const programsWithLinks: ReadonlySet<string> = new Set(["iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "zed"]);

const terminalsWithLinks: ReadonlySet<string> = new Set(["xterm-kitty", "alacritty", "xterm-ghostty", "foot"]);
