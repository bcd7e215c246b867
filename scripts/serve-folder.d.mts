/** Serves a folder of files, as they are now, on a free port of this machine. */
export declare function serveFolder(folder: string): Promise<{ url: string; close(): void }>;
