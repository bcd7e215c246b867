/** The part of dcmjs that this project uses; the package has no types of its own. */
declare module 'dcmjs' {
  interface DicomElement {
    vr: string;
    Value: unknown[];
  }

  class ReadBufferStream {
    constructor(buffer: ArrayBuffer, littleEndian?: boolean);
    offset: number;
    setDecoder(decoder: { decode(bytes?: ArrayBufferView): string }): void;
  }

  class DicomDict {
    constructor(meta: Record<string, DicomElement>);
    dict: Record<string, DicomElement>;
    write(): ArrayBuffer;
  }

  const dcmjs: {
    log: { setLevel(level: string): void; getLogger(name: string): { setLevel(level: string): void } };
    constants: { encodingMapping: Record<string, string> };
    data: {
      ReadBufferStream: typeof ReadBufferStream;
      DicomDict: typeof DicomDict;
      DicomMessage: {
        readTag(stream: ReadBufferStream, transferSyntaxUid: string): { vr: { type: string }; rawValues: unknown };
      };
      DicomMetaDictionary: {
        nameMap: Record<string, { tag: string; vr: string } | undefined>;
        denaturalizeDataset(dataset: object): Record<string, DicomElement>;
      };
    };
  };
  export default dcmjs;
}
