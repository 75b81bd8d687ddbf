import type { Place } from "../source/place.js";
/** Something for which a file cannot be judged as a whole: what makes its deployment impossible, or makes it another thing than it seems. */
export interface Refusal {
    readonly place: Place;
    readonly message: string;
}
