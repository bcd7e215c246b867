export declare const examples: Record<string, { build?(): void | Promise<void> }>;
