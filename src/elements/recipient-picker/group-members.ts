import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { MemberPage, ShareClient } from '../../client/index.js';
import { ShareFailure } from '../../client/share-failure.js';
import type { GroupMember } from '../../domain/index.js';

/** The members of one group, as far as they were asked for. */
export interface GroupMembersState {
  status: 'loading' | 'loaded' | 'failed';
  members: readonly GroupMember[];
  /** Cursor of what follows; null where these are all. */
  next: string | null;
}

/** Who is in a group, page by page, once somebody wants to know. */
export class GroupMembers implements ReactiveController {
  private readonly open = new Map<string, GroupMembersState>();
  private requests = new AbortController();
  private isLacking = false;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly client: () => ShareClient | undefined,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.reset();
  }

  /** Whether the endpoint can tell, as far as is known. */
  get isOffered(): boolean {
    return !this.isLacking && this.client()?.getMembers !== undefined;
  }

  /** Undefined while it is closed. */
  stateOf(groupId: string): GroupMembersState | undefined {
    return this.open.get(groupId);
  }

  toggle(groupId: string): void {
    if (this.open.delete(groupId)) this.host.requestUpdate();
    else void this.more(groupId);
  }

  /** Asks for the first page, the next one, or once more after a failure. */
  async more(groupId: string): Promise<void> {
    const { members = [], next = null } = this.open.get(groupId) ?? {};
    const { signal } = this.requests;
    this.become(groupId, { status: 'loading', members, next });
    try {
      const search = { id: groupId, ...(next === null ? {} : { cursor: next }) };
      const page = await this.client()?.getMembers?.(search, { signal });
      this.settle(groupId, members, page, signal);
    } catch (error) {
      if (signal.aborted) return;
      this.isLacking = ShareFailure.from(error).code === 'not-found';
      if (this.isLacking) this.open.clear();
      else if (this.open.has(groupId)) this.open.set(groupId, { status: 'failed', members, next });
      this.host.requestUpdate();
    }
  }

  /** Forgets everything: there is another endpoint. */
  reset(): void {
    this.requests.abort();
    this.requests = new AbortController();
    this.open.clear();
    this.isLacking = false;
  }

  private settle(
    groupId: string,
    before: readonly GroupMember[],
    page: MemberPage | undefined,
    signal: AbortSignal,
  ): void {
    // Closed meanwhile.
    if (signal.aborted || !this.open.has(groupId)) return;
    this.become(groupId, {
      status: 'loaded',
      members: [...before, ...(page?.members ?? [])],
      next: page?.next ?? null,
    });
  }

  private become(groupId: string, state: GroupMembersState): void {
    this.open.set(groupId, state);
    this.host.requestUpdate();
  }
}
