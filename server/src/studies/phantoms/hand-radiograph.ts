import { addBone, addSideMarker, expose, longBone } from './radiograph.js';
import { noiseField } from './noise.js';
import { randomFor } from './random.js';
import { Raster } from './raster.js';
import { band, ellipse, grown, outline, points, type Point, type Shape } from './shapes.js';

export const HAND_COLUMNS = 320;
export const HAND_ROWS = 416;
export const HAND_SPACING = 0.68;

/** A finger: its bones from the wrist to the tip, each with its ends and its half widths. */
type Bone = readonly [from: Point, to: Point, end: number, waist: number, otherEnd: number];

const FINGERS: readonly (readonly Bone[])[] = [
  [
    [[25, 44], [47, 13], 7, 4.4, 6.6],
    [[51, 6], [63, -18], 6, 4, 5],
    [[65, -25], [71, -43], 5, 3, 3.4],
  ],
  [
    [[13, 30], [22, -24], 6.8, 3.9, 6.4],
    [[24, -32], [31, -68], 6, 3.8, 5],
    [[32, -74], [36, -96], 5, 3.2, 4.2],
    [[37, -101], [39, -116], 4.4, 2.4, 3.2],
  ],
  [
    [[2, 30], [3, -28], 6.8, 3.9, 6.6],
    [[3, -36], [5, -78], 6.2, 4, 5.2],
    [[5, -84], [7, -110], 5.2, 3.4, 4.4],
    [[7, -115], [8, -132], 4.6, 2.5, 3.4],
  ],
  [
    [[-9, 31], [-15, -22], 6.2, 3.5, 6],
    [[-16, -29], [-21, -68], 5.8, 3.7, 4.8],
    [[-22, -74], [-26, -98], 4.8, 3.1, 4.1],
    [[-27, -103], [-29, -119], 4.3, 2.3, 3.2],
  ],
  [
    [[-18, 34], [-31, -12], 6, 3.4, 5.6],
    [[-33, -19], [-43, -50], 5.2, 3.2, 4.2],
    [[-45, -55], [-50, -71], 4.2, 2.7, 3.6],
    [[-51, -75], [-55, -88], 3.8, 2.1, 2.9],
  ],
];

const CARPALS: readonly Shape[] = [
  ellipse(20, 50, 8, 5.4, 50),
  ellipse(5, 55, 7.6, 6),
  ellipse(-8, 52, 6.4, 5.6, -30),
  ellipse(-12, 48, 4, 4),
  ellipse(24, 39, 6.6, 5.6, 30),
  ellipse(14, 37, 4.6, 5.4),
  ellipse(4, 42, 5.8, 8),
  ellipse(-9, 41, 7, 6.6, 20),
];

function addSpongyBone(
  raster: Raster,
  bone: Shape,
  amount: number,
  edge: number,
  trabeculae: (x: number, y: number) => number,
): void {
  addBone(raster, bone, amount, edge);
  raster.fill(grown(bone, -edge), (x, y) => raster.at(x, y) + trabeculae(x, y) * amount * 0.16, 2);
}

/** Left hand, palm down, as attenuation: air 0, dense bone about 150. */
export function handRadiograph(seed: string, isFractured: boolean): Raster {
  const raster = new Raster(HAND_COLUMNS, HAND_ROWS, HAND_SPACING);
  const trabeculae = noiseField(`${seed}/trabeculae`, 2.6, 2);
  const palm = outline(points('-40,-6 -20,-20 10,-22 32,-16 50,10 42,40 30,62 28,150 -32,150 -30,62 -40,30'));
  raster.addPart(palm, 34, 11);
  FINGERS.forEach((bones, finger) => {
    const joints = bones.slice(finger === 0 ? 0 : 1).flatMap(([from, to]) => [from, to]);
    const tip = joints.at(-1) as Point;
    const root = bones[0]?.[finger === 0 ? 0 : 1] as Point;
    const width = finger === 0 ? 12.5 : finger === 4 ? 8.6 : 10.2;
    const past: Point = [tip[0] + (tip[0] - root[0]) * 0.05, tip[1] + (tip[1] - root[1]) * 0.05];
    raster.addPart(band([root, ...joints, past], width, width * 0.72), 34, 11);
  });
  raster.addBody(ellipse(34, 22, 18, 26, 34), 9, 14).addBody(ellipse(-26, 22, 12, 28, -14), 6, 10);
  for (const bone of CARPALS) addSpongyBone(raster, bone, 30, 1, trabeculae);
  for (const bones of FINGERS) {
    for (const [from, to, end, waist, otherEnd] of bones) {
      addSpongyBone(raster, longBone(from, to, end, waist, otherEnd), 34, 1.3, trabeculae);
    }
  }
  const radius = outline(points('2,66 26,60 27,70 20,88 18,160 4,160 4,90'));
  addSpongyBone(raster, radius, 40, 1.7, trabeculae);
  addSpongyBone(raster, outline(points('-20,70 -8,68 -9,84 -10,160 -21,160 -21,84')), 34, 1.5, trabeculae);
  if (isFractured) {
    raster.addBody(band(points('-30,8 -24,12 -21,9 -16,14'), 0.9), -22, 0.8);
    raster.addBody(band(points('-31,11 -24,15 -17,17'), 0.7), 14, 0.7);
  }
  addSideMarker(raster, 'L', [70, 112], 110);
  return expose(raster, randomFor(seed), 1.3).map((value) => Math.max(0, value));
}
