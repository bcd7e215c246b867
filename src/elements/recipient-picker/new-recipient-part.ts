import type { LatePart } from '../../controllers/late-part-controller.js';
import { renderNewRecipientForm } from './new-recipient-form.js';
import { newRecipientStyles } from './new-recipient-form.styles.js';
import { NewRecipientLayer } from './new-recipient-layer.js';

/** The form for somebody new, which is loaded when it is first wanted. */
export interface NewRecipientPart extends LatePart {
  layer: NewRecipientLayer;
  render: typeof renderNewRecipientForm;
}

export function makeNewRecipient(...parameters: ConstructorParameters<typeof NewRecipientLayer>): NewRecipientPart {
  return { layer: new NewRecipientLayer(...parameters), render: renderNewRecipientForm, styles: newRecipientStyles };
}
