import type { Place } from "../source/place.js";
import type { Written } from "./value.js";
/** Where the source of a function lies, as a template says it. Paths are as the run names files. */
export type Code = CodeInFolder | CodeInFile | CodeInText | CodeElsewhere;
/** A folder that is packed, or built first. */
export interface CodeInFolder {
    readonly kind: "folder";
    readonly folder: string;
    /** As the template names it: `app.handler`, `com.acme.App::handle`. */
    readonly handler: string;
    /** Such as `python3.13`; undefined where nothing tells. */
    readonly runtime: string | undefined;
}
/** One file: what a bundler begins with, or what somebody declares. */
export interface CodeInFile {
    readonly kind: "file";
    readonly file: string;
    readonly handler: string | undefined;
}
/** The source stands in the template. */
export interface CodeInText {
    readonly kind: "text";
    readonly text: string;
    readonly handler: string;
    readonly runtime: string | undefined;
    readonly place: Place;
}
/** No source to read: a clause such as "its code is a container image". */
export interface CodeElsewhere {
    readonly kind: "elsewhere";
    readonly because: string;
    /** Whether only a deployment tells where it lies. */
    readonly isOpen: boolean;
}
/** The code in a file that somebody declares; what the handler is called there, the template tells. */
export declare function codeDeclared(written: Written<Code>, file: string): Written<Code>;
/** What is equal for code that is the same. */
export declare function identityOfCode(code: Code): string;
/** What a template says of a function's code, in the words of its format; texts are as they are written. */
export interface WrittenCode {
    /** A path beside the template; absent where the code is somewhere else. */
    readonly location: Written<string>;
    /** Source in the template itself. */
    readonly inline: Written<string>;
    readonly handler: Written<string>;
    readonly runtime: Written<string>;
    /** Why there is nothing to read where neither is given, as a clause. */
    readonly otherwise: string;
    /** From a location to the path by which the run names it; undefined for one that is no path beside the template. */
    readonly pathOf: (location: string) => string | undefined;
}
/** Where the code lies, in every deployment; what is unknown lies elsewhere, for that reason. */
export declare function codeIn({ location, inline, handler, runtime, otherwise, pathOf }: WrittenCode): Written<Code>;
