export declare const chromiumArguments: readonly string[];
/** Absolute path of a Chromium that starts; rejects with a message of one line where there is none. */
export declare function findChromium(): Promise<string>;
