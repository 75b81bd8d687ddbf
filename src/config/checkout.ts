import path from "node:path";
import { repositoryOf } from "../source/git.js";

/** What a run on GitHub knows of the repository; the reporters say what for. */
interface Checkout {
  readonly folder: string;
  readonly filesUrl: string | undefined;
}

/**
 * Where `cwd` lies in its repository and where that can be looked at, as far as the environment of a GitHub workflow tells.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/variables
 */
export function checkoutOf(env: Readonly<Record<string, string | undefined>>, cwd: string): Checkout {
  const folder = path.relative(repositoryOf(cwd), cwd).split(path.sep).join("/");
  const { GITHUB_SERVER_URL: server = "", GITHUB_REPOSITORY: repository = "", GITHUB_SHA: commit = "" } = env;
  // What is made into a link has to look like what it is, whoever set it.
  const isTold = /^https?:\/\/[\w.:-]+$/.test(server) && /^[\w.-]+\/[\w.-]+$/.test(repository) && /^[0-9a-f]{7,64}$/.test(commit);
  return { folder, filesUrl: isTold ? `${server}/${repository}/blob/${commit}` : undefined };
}
