import { distinctStudies, type Study } from '../../domain/index.js';

/** The studies that are listed, and of those listed before the ones that are selected: the host may ask for them. */
export class KnownStudies {
  private source: readonly Study[] = [];
  private distinct: readonly Study[] = [];
  private kept = new Map<string, Study>();

  /** Each study once, since rows are told apart by the UID. */
  list(source: readonly Study[]): readonly Study[] {
    if (source !== this.source) {
      this.source = source;
      this.distinct = distinctStudies(source);
    }
    return this.distinct;
  }

  /** The studies with these UIDs, in their order, as far as they are known. */
  withUids(uids: readonly string[], listed: readonly Study[]): Study[] {
    const byUid = new Map(listed.map((study) => [study.studyInstanceUid, study]));
    return uids.flatMap((uid) => byUid.get(uid) ?? this.kept.get(uid) ?? []);
  }

  /** Remembers these, and no others, beyond what is listed. */
  keep(uids: readonly string[], listed: readonly Study[]): void {
    this.kept = new Map(this.withUids(uids, listed).map((study) => [study.studyInstanceUid, study]));
  }
}
