import { addBone, addSideMarker, expose, longBone } from './radiograph.js';
import { noiseField } from './noise.js';
import { randomFor, statureOf } from './random.js';
import { Raster } from './raster.js';
import { band, both, ellipse, grown, outline, points, uneven, type Point, type Shape } from './shapes.js';

export const CHEST_COLUMNS = 384;
export const CHEST_ROWS = 416;
export const CHEST_SPACING = 0.88;

/** What is out of the ordinary in the picture. */
export type ChestFinding = 'none' | 'pneumonia' | 'effusion';

function lungs(): { right: Shape; left: Shape } {
  const right = outline(
    points('-34,-150 -66,-138 -100,-96 -122,-30 -130,40 -134,96 -112,84 -70,72 -28,86 -22,40 -20,-30 -16,-110'),
  );
  const left = outline(
    points('34,-150 66,-138 100,-96 122,-30 131,44 136,106 112,92 76,84 58,90 66,66 50,26 30,-6 26,-50 18,-110'),
  );
  return { right, left };
}

function addSpine(raster: Raster): void {
  for (let index = 0; index < 15; index += 1) {
    const y = -196 + index * 25 + index * index * 0.25;
    const half = 12 + index * 0.55;
    const body = outline([
      [-half, y - 10],
      [half, y - 10],
      [half - 2, y],
      [half, y + 10],
      [-half, y + 10],
      [-half + 2, y],
    ]);
    addBone(raster, body, 8, 1.6);
    addBone(raster, ellipse(0, y + 2, 2.4, 6), 7, 1);
    for (const side of [-1, 1]) addBone(raster, ellipse(side * half * 0.62, y - 2, 3, 4), 5, 1);
  }
}

function addRibs(raster: Raster): void {
  for (const side of [-1, 1]) {
    for (let rib = 0; rib < 10; rib += 1) {
      const y = -150 + rib * 25;
      const wide = [58, 88, 106, 118, 126, 131, 135, 137, 137, 134][rib] ?? 130;
      const behind: Point[] = [
        [side * 16, y],
        [side * wide * 0.45, y - 7],
        [side * wide * 0.82, y + 10],
        [side * (wide + 2), y + 40 + rib],
      ];
      addBone(raster, band(behind, 4.6, 4), 10.5, 1.3);
      if (rib > 6) continue;
      const before: Point[] = [
        [side * (wide + 2), y + 40 + rib],
        [side * wide * 0.86, y + 64 + rib * 2],
        [side * wide * 0.5, y + 74 + rib * 3],
      ];
      addBone(raster, band(before, 4, 5), 6, 1.2);
    }
    const collar = band(
      [
        [side * 12, -137],
        [side * 46, -142],
        [side * 92, -156],
        [side * 138, -160],
      ],
      5.6,
      6,
    );
    addBone(raster, collar, 15, 1.6);
    const blade = outline([
      [side * 116, -150],
      [side * 136, -140],
      [side * 146, -104],
      [side * 138, -40],
      [side * 128, -50],
      [side * 122, -96],
    ]);
    addBone(raster, blade, 7, 1.6);
    addBone(raster, longBone([side * 158, -140], [side * 176, -20], 17, 10), 16, 2.4);
  }
}

function addVessels(raster: Raster, seed: string, sides: { right: Shape; left: Shape }): void {
  const random = randomFor(`${seed}/vessels`);
  for (const [side, lung] of [
    [-1, sides.right],
    [1, sides.left],
  ] as const) {
    raster.addBody(uneven(ellipse(side * 32, -26, 11, 22, side * 12), noiseField(`${seed}/hilum`, 12), 4), 16, 10);
    for (let branch = 0; branch < 34; branch += 1) {
      const angle = random.between(-1.5, 1.9);
      const reach = random.between(30, 105);
      const end: Point = [side * (34 + Math.cos(angle) * reach), -22 + Math.sin(angle) * reach * 1.1];
      if (lung.distance(...end) > -4) continue;
      const middle: Point = [
        side * (34 + Math.cos(angle) * reach * 0.5) + random.between(-6, 6),
        -22 + Math.sin(angle) * reach * 0.5 + random.between(-6, 6),
      ];
      const start: Point = [side * random.between(26, 38), random.between(-44, -8)];
      raster.addBody(band([start, middle, end], random.between(1.8, 3), 0.6), 6.5, 2);
    }
  }
}

/** Chest from behind, as attenuation: air 0, dense bone about 160. */
export function chestRadiograph(seed: string, finding: ChestFinding): Raster {
  const raster = new Raster(CHEST_COLUMNS, CHEST_ROWS, CHEST_SPACING * statureOf(seed));
  const { right, left } = lungs();
  const wobble = noiseField(`${seed}/body`, 60);
  const trunk = outline(
    points(
      '-30,-230 -34,-186 -70,-176 -150,-166 -210,-140 -210,0 -162,20 -158,120 -160,240 160,240 158,120 162,20 210,0 210,-140 150,-166 70,-176 34,-186 30,-230',
    ),
  );
  raster.addBody(uneven(trunk, wobble, 3), 84, 46);
  raster.addBody(outline(points('-150,96 -72,66 0,80 76,78 150,100 152,240 -152,240')), 26, 40);
  for (const lung of [right, left]) raster.addBody(lung, -58, 26);
  const heart = outline(points('-26,-62 10,-76 28,-50 34,-14 58,24 73,62 58,86 0,92 -36,84 -46,54 -38,10'));
  raster.addBody(uneven(heart, wobble, 2), 27, 20);
  raster.addBody(outline(points('-24,-150 24,-150 26,-60 -26,-60')), 8, 14);
  raster.addBody(ellipse(27, -68, 13, 13), 16, 9);
  raster.addBody(band(points('24,-60 22,20 14,110'), 11), 10, 9);
  raster.addBody(band(points('0,-220 0,-120 2,-62'), 8.4), -16, 6);
  raster.addBody(band(points('2,-62 -22,-36'), 5.4), -9, 4).addBody(band(points('2,-62 28,-40'), 5), -9, 4);
  raster.addBody(ellipse(88, 116, 34, 16, -8), -26, 9);
  for (const side of [-1, 1]) raster.addBody(ellipse(side * 78, 96, 62, 44, side * 10), 7, 16);
  addVessels(raster, seed, { right, left });
  addSpine(raster);
  addRibs(raster);
  const cloud = noiseField(`${seed}/cloud`, 26, 3);
  if (finding === 'pneumonia') {
    const patch = uneven(ellipse(-84, 36, 40, 30, 18), cloud, 10);
    raster.addBody(both(patch, grown(right, -2)), 30, 26);
  }
  if (finding === 'effusion') {
    const level = outline(points('50,76 92,62 124,24 136,10 142,120 50,120'));
    raster.addBody(both(level, left), 50, 9);
  }
  raster.map((value, x, y) => (value > 1 ? value + cloud(x, y) * 1.4 : value));
  addSideMarker(
    raster,
    'L',
    [(raster.columns / 2) * raster.spacing - 22, (-raster.rows / 2) * raster.spacing + 16],
    150,
  );
  return expose(raster, randomFor(seed), 1.5).map((value) => Math.max(0, value));
}
