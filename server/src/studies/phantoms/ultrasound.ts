import { noiseField } from './noise.js';
import { randomFor } from './random.js';
import { Raster } from './raster.js';
import { fillScales, scanLinear, scanSector, TOP, US_SIZE, US_SPACING, type Scene } from './ultrasound-scan.js';
import { band, both, ellipse, grown, outline, points, stroke, uneven, without, type Shape } from './shapes.js';

/** Which part of the body is looked at. */
export type UsView = 'liver-and-kidney' | 'gallbladder' | 'fetal-head' | 'thyroid' | 'bladder';
function soft(echo: number, grain: (x: number, y: number) => number, amount = 0.25) {
  return (x: number, y: number) => echo * (1 + amount * grain(x, y));
}

function wallOf(echo: Raster, shape: Shape, width: number, strength: number): void {
  echo.fill(without(grown(shape, width), shape), strength, 1.2, 0.9);
}

function abdomen(scene: Scene, seed: string): void {
  const grain = noiseField(`${seed}/liver`, 5, 3);
  const layers = noiseField(`${seed}/layers`, 16, 2);
  const clouds = noiseField(`${seed}/clouds`, 34, 2);
  scene.echo.map((_, x, y) => 0.34 * (1 + 0.2 * grain(x, y)) * (1 + 0.45 * clouds(x, y)));
  scene.echo.fill(
    band(
      [
        [-120, TOP + 9],
        [0, TOP + 4],
        [120, TOP + 9],
      ],
      7,
    ),
    (x, y) => 0.5 + 0.5 * layers(x * 0.3, y * 3),
    5,
  );
}

function liverAndKidney(scene: Scene, seed: string): void {
  abdomen(scene, seed);
  const { echo, loss } = scene;
  const grain = noiseField(`${seed}/kidney`, 8, 2);
  for (const vessel of [
    [
      [-52, -30],
      [-24, -12],
      [14, -18],
    ],
    [
      [-30, 4],
      [-12, -6],
      [8, -34],
    ],
    [
      [22, -46],
      [34, -28],
      [38, -12],
    ],
  ] as const) {
    wallOf(echo, band(vessel, 3.2, 1.6), 1, 0.62);
    echo.fill(band(vessel, 3.2, 1.6), 0.03, 1.6);
    loss.fill(band(vessel, 3.2, 1.6), 0.3, 2);
  }
  const kidney = uneven(ellipse(26, 36, 49, 23, 14), grain, 2);
  wallOf(echo, kidney, 1.4, 0.85);
  echo.fill(kidney, soft(0.24, grain), 2);
  for (let pyramid = 0; pyramid < 6; pyramid += 1) {
    echo.fill(ellipse(-6 + pyramid * 13, 22 + pyramid * 4 + (pyramid % 2) * 17, 6, 5, 14), 0.1, 4);
  }
  echo.fill(uneven(ellipse(26, 36, 31, 8, 14), grain, 5), soft(0.8, grain, 0.4), 5);
  const diaphragm = band(points('-100,14 -66,44 -30,66 14,82 60,84'), 1.5);
  echo.fill(diaphragm, 1.5, 2);
  echo.fill(outline(points('-110,20 -66,48 -30,70 14,86 60,90 60,130 -110,130')), soft(0.3, grain, 0.7), 2);
}

function gallbladder(scene: Scene, seed: string): void {
  abdomen(scene, seed);
  const { echo, loss } = scene;
  const bladder = outline(points('-44,-2 -26,-16 6,-10 38,6 46,20 34,27 4,20 -30,16'));
  wallOf(echo, bladder, 1.8, 0.9);
  echo.fill(bladder, 0.012, 1.4);
  loss.fill(bladder, -0.5, 2);
  const stone = ellipse(22, 16, 5.4, 4.4, 20);
  echo.fill(stone, 1.7, 1.6);
  loss.fill(stone, 14, 1);
  echo.fill(ellipse(33, 19, 3, 2.6), 1.5, 1.4);
  loss.fill(ellipse(33, 19, 3, 2.6), 12, 1);
  const duct = band(points('-70,40 -36,34 4,44 40,60'), 3.6, 4.4);
  wallOf(echo, duct, 1.2, 0.75);
  echo.fill(duct, 0.03, 1.4);
  echo.fill(band(points('-40,90 10,80 70,86'), 1.4), 1.2, 2);
  echo.fill(ellipse(64, 56, 16, 10), soft(0.9, noiseField(`${seed}/gas`, 6), 0.5), 8);
  loss.fill(ellipse(64, 60, 16, 6), 3, 4);
}

function fetalHead(scene: Scene, seed: string): void {
  const { echo, loss } = scene;
  const grain = noiseField(`${seed}/uterus`, 7, 3);
  abdomen(scene, seed);
  const cavity = uneven(ellipse(0, 12, 92, 58), grain, 3);
  wallOf(echo, cavity, 2, 0.6);
  echo.fill(cavity, 0.02, 2);
  loss.fill(cavity, -0.1, 3);
  echo.fill(outline(points('-96,-10 -70,-44 -10,-52 40,-42 4,-36 -50,-26 -74,14')), soft(0.62, grain, 0.3), 3);
  const skull = ellipse(2, 12, 57, 41, 6);
  echo.fill(grown(skull, 2.6), 0.35, 2).fill(skull, 1.6, 1.6);
  echo.fill(grown(skull, -3), soft(0.17, grain, 0.5), 1.6);
  loss.fill(without(skull, grown(skull, -3)), 1.2, 1);
  echo.fill(both(stroke([-50, 7], [54, 17], 0.9), grown(skull, -5)), 0.95, 1.4);
  for (const side of [-1, 1]) {
    echo.fill(ellipse(-14, 10 + side * 15, 16, 4, 6), 0.03, 2);
    echo.fill(ellipse(-20, 10 + side * 15, 7, 3, 10), 0.8, 2);
    echo.fill(
      band(
        [
          [30, 14 + side * 8],
          [12, 12 + side * 22],
          [-20, 10 + side * 28],
        ],
        0.8,
      ),
      0.55,
      2,
    );
  }
  echo.fill(ellipse(8, 7, 5, 4), 0.04, 1.4).fill(ellipse(8, 18, 5, 4), 0.3, 2);
  echo.fill(ellipse(38, 16, 9, 14, 6), soft(0.34, grain, 0.4), 3);
  echo.fill(ellipse(-60, 60, 16, 12), soft(0.5, grain), 4);
}

function thyroid(scene: Scene, seed: string): void {
  const { echo, loss } = scene;
  const grain = noiseField(`${seed}/gland`, 4, 3);
  const fibers = noiseField(`${seed}/fibers`, 12, 2);
  echo.map((_, x, y) => 0.36 * (1 + 0.5 * fibers(x * 0.35, y * 2.2)));
  echo.fill(stroke([-90, TOP + 6], [90, TOP + 6], 8), (x, y) => 0.62 + 0.4 * fibers(x * 0.4, y * 4), 3);
  for (const side of [-1, 1]) {
    const strap = band(
      [
        [side * 4, TOP + 28],
        [side * 36, TOP + 30],
        [side * 74, TOP + 46],
      ],
      7,
      10,
    );
    echo.fill(strap, (x, y) => 0.2 + 0.16 * fibers(x * 0.3, y * 3), 2);
    const lobe = uneven(ellipse(side * 39, -18, 25, 21, side * 14), grain, 2);
    wallOf(echo, lobe, 1, 0.8);
    echo.fill(lobe, soft(0.66, grain, 0.22), 2);
    const artery = ellipse(side * 72, 4, 8.4, 8);
    wallOf(echo, artery, 1.4, 0.9);
    echo.fill(artery, 0.02, 1.4);
    loss.fill(artery, -0.6, 2);
  }
  echo.fill(band(points('-16,-30 0,-34 16,-30'), 5), soft(0.64, grain, 0.22), 2);
  const trachea = ellipse(0, -8, 17, 17);
  echo.fill(without(grown(trachea, 3), trachea), 0.24, 1.6).fill(trachea, 0.1, 1.6);
  echo.fill(both(band(points('-12,-18 0,-23 12,-18'), 1.2), trachea), 1.5, 1.4);
  loss.fill(both(trachea, ellipse(0, -14, 20, 8)), 5, 2);
  const nodule = uneven(ellipse(-40, -15, 11, 9, 10), grain, 1.5);
  wallOf(echo, nodule, 1.2, 0.2);
  echo.fill(nodule, soft(0.42, grain, 0.4), 1.6).fill(ellipse(-36, -13, 4.2, 3), 0.03, 1.6);
}

function bladder(scene: Scene, seed: string): void {
  abdomen(scene, seed);
  const { echo, loss } = scene;
  const grain = noiseField(`${seed}/pelvis`, 7, 3);
  const urine = outline(points('-58,-22 -30,-36 30,-36 58,-22 50,16 22,28 -22,28 -50,16'));
  wallOf(echo, urine, 3, 0.6);
  echo.fill(urine, 0.012, 1.6);
  loss.fill(urine, -0.35, 2);
  const gland = uneven(ellipse(0, 50, 33, 19), grain, 2);
  wallOf(echo, gland, 1.4, 0.7);
  echo.fill(gland, soft(0.3, grain, 0.4), 2).fill(ellipse(0, 44, 16, 9), soft(0.42, grain, 0.4), 4);
}

const SCENES: Readonly<Record<UsView, (scene: Scene, seed: string) => void>> = {
  'liver-and-kidney': liverAndKidney,
  gallbladder,
  'fetal-head': fetalHead,
  thyroid,
  bladder,
};

/** An ultrasound image, 0 to 255. */
export function ultrasound(view: UsView, seed: string): Raster {
  const scene = {
    echo: new Raster(US_SIZE, US_SIZE, US_SPACING, 0.3),
    loss: new Raster(US_SIZE, US_SIZE, US_SPACING, 0.1),
  };
  SCENES[view](scene, seed);
  const random = randomFor(`${seed}/${view}`);
  const raster = new Raster(US_SIZE, US_SIZE, US_SPACING);
  if (view === 'thyroid') scanLinear(raster, scene, random);
  else scanSector(raster, scene, random);
  fillScales(raster, (US_SIZE / 2) * US_SPACING - 5);
  return raster;
}
