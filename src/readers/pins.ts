/** Values of parameters or variables that are given from outside, by name: one deployment out of all. */
export type Pins = ReadonlyMap<string, string>;

export const noPins: Pins = new Map();
