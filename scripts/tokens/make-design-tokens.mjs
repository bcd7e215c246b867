// The tokens in the Design Tokens Community Group's format, one object a color scheme: what Figma and its like import.
import { channels, component, reference, semantic } from './tokens.mjs';

export function designTokens(scheme) {
  const tree = { $description: `pacs-share, ${scheme}` };
  for (const token of reference) put(tree, 'reference', token, { $type: 'color', $value: colorValue(token.value) });
  for (const token of semantic) {
    const $value = token[scheme] === undefined ? valueOf(token) : alias('reference', token[scheme]);
    put(tree, 'semantic', token, { $type: token.type, $value });
  }
  for (const token of component) {
    const target = token.value.match(/^var\((--share-[\w-]+)\)$/)?.[1];
    const $value = target === undefined ? valueOf(token) : alias('semantic', target);
    put(tree, 'component', token, { $type: token.type, $value });
  }
  return tree;
}

function put(tree, tier, { property, description }, token) {
  const path = pathOf(tier, property);
  let group = tree;
  for (const name of path.slice(0, -1)) group = group[name] ??= {};
  group[path.at(-1)] = {
    ...token,
    ...(description === undefined ? {} : { $description: description }),
    $extensions: { 'css.custom-property': property },
  };
}

// --share-palette-blue-600 → reference.palette.blue.600; of the others the first word is a group.
function pathOf(tier, property) {
  const words = property.slice('--share-'.length).split('-');
  if (tier === 'reference') return [tier, ...words];
  if (['color', 'shadow'].includes(words[0])) return [tier, words[0], words.slice(1).join('-')];
  return [tier, words.join('-')];
}

function alias(tier, property) {
  return `{${pathOf(tier, property).join('.')}}`;
}

function valueOf({ type, value, resolved, alpha, layers }) {
  const text = resolved ?? value;
  switch (type) {
    case 'color':
      return colorValue(text, alpha);
    case 'dimension':
    case 'duration':
      return measure(text);
    case 'number':
    case 'fontWeight':
      return Number(text);
    case 'shadow':
      return layers.map(({ color, alpha, offsetX, offsetY, blur, spread }) => ({
        color: colorValue(color, alpha),
        offsetX: { value: offsetX, unit: 'px' },
        offsetY: { value: offsetY, unit: 'px' },
        blur: { value: blur, unit: 'px' },
        spread: { value: spread, unit: 'px' },
      }));
    default:
      return value;
  }
}

function measure(text) {
  const [, number, unit] = text.match(/^([\d.]+)(px|rem|em|ms|s)$/);
  // The format knows px and rem; what is in em is given for the default font size.
  return unit === 'em' ? { value: Number(number) * 14, unit: 'px' } : { value: Number(number), unit };
}

function colorValue(hex, alpha) {
  return {
    colorSpace: 'srgb',
    components: channels(hex).map((channel) => Math.round((channel / 255) * 10_000) / 10_000),
    ...(alpha === undefined ? {} : { alpha }),
    hex,
  };
}
