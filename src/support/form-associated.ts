import type { LitElement } from 'lit';

/** What a form-associated element offers to a page, as native controls do. */
export declare class FormAssociatedElement {
  readonly form: HTMLFormElement | null;
  readonly validity: ValidityState;
  readonly validationMessage: string;
  readonly willValidate: boolean;
  /** The labels of the page that name this element. */
  readonly labels: NodeList;
  checkValidity(): boolean;
  reportValidity(): boolean;
  protected readonly internals: ElementInternals;
  /** Whether the element or a fieldset around it is disabled. */
  protected readonly isFormDisabled: boolean;
  formDisabledCallback(isDisabled: boolean): void;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- TypeScript asks it of a mixin's constructor.
type Constructor<T> = new (...args: any[]) => T;

/** Lets an element take part in forms. The element itself says what its value and its validity are. */
export function FormAssociated<Base extends Constructor<LitElement>>(
  base: Base,
): Base & Constructor<FormAssociatedElement> {
  class FormAssociatedMixin extends base {
    static readonly formAssociated = true;
    protected readonly internals = this.attachInternals();
    private isDisabledByForm = false;

    get form(): HTMLFormElement | null {
      return this.internals.form;
    }

    get validity(): ValidityState {
      return this.internals.validity;
    }

    get validationMessage(): string {
      return this.internals.validationMessage;
    }

    get willValidate(): boolean {
      return this.internals.willValidate;
    }

    get labels(): NodeList {
      return this.internals.labels;
    }

    protected get isFormDisabled(): boolean {
      return this.isDisabledByForm;
    }

    checkValidity(): boolean {
      return this.internals.checkValidity();
    }

    reportValidity(): boolean {
      return this.internals.reportValidity();
    }

    formDisabledCallback(isDisabled: boolean): void {
      this.isDisabledByForm = isDisabled;
      // The element's own attribute changes in the middle of an update, which takes no further request.
      void this.updateComplete.then(() => this.requestUpdate());
    }
  }
  return FormAssociatedMixin as unknown as Base & Constructor<FormAssociatedElement>;
}
