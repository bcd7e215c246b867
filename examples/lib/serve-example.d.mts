export declare function serveExample(
  name: string,
  options: { endpoint: string; port?: number; folder?: string; hostName?: string; dicomDirectory?: string },
): Promise<{ url: string; close(): void }>;
