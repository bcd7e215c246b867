import type { OutgoingText } from './text-gateway.js';

/** In the text of a message, where a gateway puts the password that it makes. */
export const PASSWORD_PLACE = '{{code}}';

/** What a gateway says of a password. */
export type PasswordAnswer =
  | 'right'
  | 'wrong'
  /** Wrong, and no other will be right: it takes another message. */
  | 'wrong-and-spent'
  /** It looked at nothing: the password that it had sent is not valid any more. */
  | 'none-valid';

/** Makes one-time passwords itself, sends them, and says whether one is right. How often that is asked, we count. */
export interface PasswordGateway {
  /** Sends the text with a password in it. Gives by what the gateway knows the password. Throws a `TextError`. */
  send(text: OutgoingText): Promise<string>;
  /** Throws an `UncheckedPassword` where it did not answer. */
  check(authenticationId: string, code: string): Promise<PasswordAnswer>;
}

/** A password was not checked, as far as is known. */
export class UncheckedPassword extends Error {
  override readonly name = 'UncheckedPassword';

  /** @param isCertain whether the gateway has certainly not looked at it */
  constructor(readonly isCertain: boolean) {
    super('the gateway did not say whether the password is right');
  }
}
