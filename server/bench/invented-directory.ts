import { sql } from 'drizzle-orm';

import type { Database } from '../src/database/database.js';
import { Random } from '../src/directory/demo/random.js';

const BEGINNINGS =
  `Aer Ander Bau Beer Bel Bock Bos Bra Cas Chris Clae Cor Daem Dec Del Des Dier Dom Eeck Ever Fier Fran Gee Ger Gil
  Goos Haes Hen Her Hoo Huy Jac Jan Joos Kem Ker Lam Lau Lef Lem Lie Maes Mar Mer Mich Moe Neu Noe Pau Pee Phi Pie Pol
  Ren Rob Roe Sal Sche Ser Sma Ste Ther Thy Til Tou Ur Val Ver Vin Vos Wau Wij Wil Wou Ys Zeg`.split(/\s+/);
const MIDDLES = 'a ba be ca da de di el en er i ka ke la le li ma me na ne o ra re ri ro sa se ta te ti va ve'.split(
  ' ',
);
const ENDS = 'ck er ers ert ert es et ghe in ink is lle man mans ms ns nt o on rs s sen sens ssens st t ts x'.split(
  ' ',
);
const PARTICLES = ['Van', 'De', 'Van de', 'Van der', 'D’'];
const FIRST_NAMES =
  `Jan Piet An Els Karel Tom Sofie Marie Jean Pierre Luc Marc Paul Anne Ilse Nele Wim Bart Koen Griet Lies Hilde
  Élise Zoé Noémie François Hélène Jürgen Günter Anja Silke Björn Søren Nuria Íñigo Chloé Loïc Maëlle Renée Agnès Yusuf Fatma
  Şeyma Amina Mehdi Olga Pavel Ewa Łukasz Giulia Marco Chiara Luca Jean-Pierre Marie-Louise Anne-Sophie`.split(/\s+/);
const SPECIALITIES =
  'General practitioner,Cardiologist,Surgeon,Neurologist,Oncologist,Urologist,Pediatrician,Physiotherapist';
const TOWNS =
  'Gent,Antwerpen,Brugge,Leuven,Hasselt,Namur,Liège,Mons,Utrecht,Breda,Lille,Köln,Aachen,Basel,Lugano,Zürich';

/** So many distinct last names, a few of them frequent as everywhere. */
const LAST_NAMES = 60_000;

/** Invented names, always the same. */
export function inventedNames(): { first: string[]; last: string[] } {
  const random = new Random(7);
  const last = new Set<string>();
  while (last.size < LAST_NAMES) {
    const name = `${random.pick(BEGINNINGS)}${random.pick(MIDDLES)}${random.chance(0.6) ? random.pick(MIDDLES) : ''}${random.pick(ENDS)}`;
    last.add(random.chance(0.2) ? `${random.pick(PARTICLES)} ${name}` : name);
  }
  return { first: FIRST_NAMES, last: [...last] };
}

/** Fills an empty directory with so many invented people, and groups and PACS in proportion. */
export async function fillDirectory(db: Database, people: number): Promise<void> {
  const { first, last } = inventedNames();
  const list = (texts: string[]) => JSON.stringify(texts);
  const pick = (list: string, power = 1) =>
    sql.raw(`${list}[1 + floor(pow(random(), ${power}) * cardinality(${list}))::int]`);
  await db.transaction(async (tx) => {
    await tx.execute(sql`select setseed(0.42)`);
    await tx.execute(sql`insert into departments (id, name, time_zone) values ('bench', 'Bench', 'Europe/Brussels')`);
    await tx.execute(sql`with lists as materialized (
        select array(select jsonb_array_elements_text(${list(first)}::jsonb)) as firsts,
          array(select jsonb_array_elements_text(${list(last)}::jsonb)) as lasts,
          string_to_array(${SPECIALITIES}, ',') as specialities, string_to_array(${TOWNS}, ',') as towns
      ), picked as materialized (
        select serial, ${pick('firsts')} as first, ${pick('lasts', 3)} as last, ${pick('specialities')} as speciality,
          ${pick('towns')} as town, random() as chance
        from generate_series(1, ${people}::int) as serial, lists
      )
      insert into people (id, first_name, last_name, display_name, speciality, organisation, town, language, email,
        email_public, mobile, mobile_public, role, department_id)
      select 'p-' || serial, first, last, first || ' ' || last, speciality, 'Hospital ' || (serial % 400), town, 'nl',
        'person' || serial || '@hospital' || (serial % 400) || '.example', chance < 0.3,
        '+3363998' || lpad((serial % 10000)::text, 4, '0'), chance < 0.1,
        case when serial <= 40 then 'sender' else 'recipient' end, case when serial <= 40 then 'bench' end
      from picked`);
    await tx.execute(sql`insert into physician_numbers (person_id, system, value, normalized, lasting_part)
      select id, 'riziv', number, number, left(number, 8)
      from (select id, '1' || lpad(substr(id, 3), 7, '0') || '004' as number from people) as numbered`);
    await tx.execute(sql`insert into groups (id, name, town, language)
      select 'g-' || serial, 'Group ' || (array['Oncology', 'Cardiology', 'Spine', 'Jansen'])[1 + serial % 4] || ' ' || serial, 'Gent', 'nl'
      from generate_series(1, ${Math.ceil(people / 500)}::int) as serial`);
    await tx.execute(sql`insert into group_members (group_id, person_id)
      select 'g-' || (1 + serial % ${Math.ceil(people / 500)}::int), 'p-' || serial
      from generate_series(1, ${Math.ceil(people / 20)}::int) as serial`);
    await tx.execute(sql`insert into pacs_nodes (id, name, town, language)
      select 'n-' || serial, 'PACS ' || serial, 'Gent', 'nl' from generate_series(1, 200) as serial`);
  });
  await db.execute(sql`vacuum analyze`);
}
