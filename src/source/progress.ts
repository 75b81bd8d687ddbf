/** Told what a run is doing, far more often than anybody looks. */
export type Progress = (doing: string) => void;

/** Calls for each and tells how many of them are done. */
export function withProgress<T, R>(doing: string, all: readonly T[], call: (one: T) => R, progress: Progress | undefined): R[] {
  if (progress === undefined) return all.map(call);
  return all.map((one, index) => {
    progress(`${doing} ${index + 1} of ${all.length}`);
    return call(one);
  });
}
