import { addSideMarker, expose } from './radiograph.js';
import { noiseField } from './noise.js';
import { randomFor } from './random.js';
import { Raster } from './raster.js';
import { band, both, ellipse, grown, outline, uneven, without, type Point, type Shape } from './shapes.js';

export const MG_COLUMNS = 288;
export const MG_ROWS = 384;
export const MG_SPACING = 0.62;

export interface MammogramView {
  side: 'L' | 'R';
  /** From above, or obliquely from the side. */
  view: 'CC' | 'MLO';
  seed: string;
  /** Whether a mass with spikes and a cluster of calcifications are seen. */
  hasMass: boolean;
}

const WALL = (-MG_COLUMNS / 2) * MG_SPACING;

function breastOutline(isOblique: boolean): Shape {
  const low = isOblique ? 26 : 0;
  return outline([
    [WALL - 30, -150],
    [WALL + (isOblique ? 42 : 6), isOblique ? -116 : -92],
    [WALL + 64, -76 + low * 0.8],
    [WALL + 108, -40 + low],
    [WALL + 126, 0 + low],
    [WALL + 112, 42 + low],
    [WALL + 70, 80 + low * 0.8],
    [WALL + 10, 96 + low * 0.4],
    [WALL - 30, 110 + low * 0.4],
  ]);
}

function addGland(raster: Raster, breast: Shape, nipple: Point, seed: string): void {
  const random = randomFor(`${seed}/gland`);
  const clouds = noiseField(`${seed}/clouds`, 30, 3);
  const strands = noiseField(`${seed}/strands`, 1, 3);
  const depth = nipple[0] - WALL;
  const gland = uneven(
    outline([
      [nipple[0] - 6, nipple[1]],
      [nipple[0] - depth * 0.3, nipple[1] - 44],
      [nipple[0] - depth * 0.72, nipple[1] - 56],
      [nipple[0] - depth * 0.86, nipple[1] - 6],
      [nipple[0] - depth * 0.68, nipple[1] + 48],
      [nipple[0] - depth * 0.28, nipple[1] + 36],
    ]),
    clouds,
    15,
  );
  const inside = both(gland, grown(breast, -8));
  // Ducts and lobules fan out from behind the nipple: the strands follow the angle around it.
  raster.fill(
    inside,
    (x, y) => {
      const angle = Math.atan2(y - nipple[1], nipple[0] - x);
      const distance = Math.sqrt((x - nipple[0]) ** 2 + (y - nipple[1]) ** 2);
      const strand = Math.abs(strands(angle * 7, distance / 26));
      return raster.at(x, y) + 16 + 22 * clouds(x, y) + 22 * (0.4 - strand);
    },
    26,
  );
  for (let ligament = 0; ligament < 26; ligament += 1) {
    const angle = random.between(-1.25, 1.25);
    const reach = random.between(20, 105);
    const at = (part: number, bend: number): Point => [
      nipple[0] - Math.cos(angle + bend) * reach * part,
      nipple[1] + Math.sin(angle + bend) * reach * part * 0.9,
    ];
    const line = band([at(0.25, 0), at(0.6, random.between(-0.12, 0.12)), at(1, random.between(-0.2, 0.2))], 0.8, 0.5);
    raster.addBody(both(line, grown(breast, -5)), random.between(5, 11), 0.7);
  }
  for (let vessel = 0; vessel < 3; vessel += 1) {
    const y = nipple[1] + random.between(-70, 60);
    const path = [
      [WALL, y - 16],
      [WALL + 34, y + 4],
      [WALL + 62, y - 8],
      [WALL + 92, y + 12],
    ] as const;
    raster.addBody(both(band(path, 1.5, 0.8), grown(breast, -6)), 9, 1.2);
  }
}

function addMass(raster: Raster, [x, y]: Point, seed: string): void {
  const random = randomFor(`${seed}/mass`);
  raster.addBody(uneven(ellipse(x, y, 8.5, 7.5), noiseField(`${seed}/mass`, 6), 2), 42, 7);
  for (let spike = 0; spike < 15; spike += 1) {
    const angle = (spike / 15) * 2 * Math.PI + random.between(-0.15, 0.15);
    const reach = random.between(12, 23);
    raster.addBody(
      band(
        [
          [x, y],
          [x + Math.cos(angle) * reach, y + Math.sin(angle) * reach],
        ],
        0.9,
        0.3,
      ),
      14,
      0.7,
    );
  }
  for (let speck = 0; speck < 16; speck += 1) {
    const place = [x - 15 + random.normal() * 4, y + 13 + random.normal() * 4] as const;
    raster.addBody(ellipse(...place, random.between(0.4, 0.8), random.between(0.4, 0.7)), 42, 0.4);
  }
}

/** A mammogram as attenuation: air 0, dense tissue about 130. The chest wall of a left breast is at the left. */
export function mammogram({ side, view, seed, hasMass }: MammogramView): Raster {
  const raster = new Raster(MG_COLUMNS, MG_ROWS, MG_SPACING);
  const isOblique = view === 'MLO';
  const name = `${seed}/${side}/${view}`;
  const wobble = noiseField(`${name}/edge`, 60);
  const breast = uneven(breastOutline(isOblique), wobble, 2);
  const nipple: Point = [WALL + 124, isOblique ? 27 : 1];
  raster.addBody(ellipse(nipple[0] + 2, nipple[1], 5, 4.4), 40, 3);
  raster.addBody(breast, 44, 17);
  raster.addBody(without(breast, grown(breast, -1.6)), 16, 0.8);
  const fat = noiseField(`${name}/fat`, 9, 3);
  raster.fill(grown(breast, -3), (x, y) => raster.at(x, y) + fat(x, y) * 5, 6);
  addGland(raster, breast, nipple, name);
  if (isOblique) {
    const muscle = outline([
      [WALL - 20, -140],
      [WALL + 50, -140],
      [WALL + 40, -96],
      [WALL + 20, -30],
      [WALL - 4, 26],
      [WALL - 20, 40],
    ]);
    const fibers = noiseField(`${name}/fibers`, 7, 2);
    raster.addBody(muscle, 42, 10);
    raster.fill(grown(muscle, -3), (x, y) => raster.at(x, y) + fibers(x * 1.6 + y * 0.6, y * 0.35) * 6, 4);
    raster.addBody(ellipse(WALL + 40, -84, 6, 4, 40), 18, 3);
  }
  if (hasMass) addMass(raster, isOblique ? [WALL + 56, -4] : [WALL + 60, -22], seed);
  expose(raster, randomFor(name), 1.1);
  raster.map((value) => Math.max(0, value));
  if (side === 'R') mirror(raster);
  addSideMarker(raster, side, side === 'L' ? [70, -100] : [-76, -100], 110);
  return raster;
}

function mirror({ values, columns }: Raster): void {
  for (let start = 0; start < values.length; start += columns) values.subarray(start, start + columns).reverse();
}
