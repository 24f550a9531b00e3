/**
 * Writes population.csv: the furniture imports of real countries and territories, with invented figures.
 *
 * Run with `npx tsx rules/export-market-potential/generate.ts`. Every market has a place in a class of size, by
 * rough common knowledge of its economy; amounts, growth, tariffs and barriers are drawn around what is plausible
 * for its class and region by a seeded generator and are NOT statistics. Small states report late or not at all.
 * Only + - * / are used, which every machine rounds alike.
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { stringify } from 'csv-stringify/sync'
import { grade, type Random, seeded } from '../seeded.ts'

const SEED = 20260406

interface Region {
  id: string
  /** Usual growth of imports in a year. */
  growth: number
  /** Usual tariff, as a share of the value. */
  tariff: number
  /** Markets by class of size, `code:name`, from the largest class to the smallest. */
  markets: readonly string[]
}

/** Furniture imports a year at the middle of a class, USD million, largest class first. */
const SIZES = [30_000, 9_000, 2_600, 800, 220, 45, 8]

const REGIONS: readonly Region[] = [
  {
    id: 'western-europe',
    growth: 0.01,
    tariff: 0.012,
    markets: [
      '',
      'DE:Germany,GB:United Kingdom,FR:France,NL:Netherlands',
      'BE:Belgium,CH:Switzerland,AT:Austria',
      'IE:Ireland',
      'LU:Luxembourg',
      'JE:Jersey,GG:Guernsey,IM:Isle of Man',
      'MC:Monaco,LI:Liechtenstein',
    ],
  },
  {
    id: 'northern-europe',
    growth: 0.025,
    tariff: 0.01,
    markets: [
      '',
      '',
      'SE:Sweden,DK:Denmark,NO:Norway',
      'FI:Finland',
      'IS:Iceland',
      'FO:Faroe Islands',
      'GL:Greenland,AX:Åland',
    ],
  },
  {
    id: 'southern-europe',
    growth: 0.02,
    tariff: 0.015,
    markets: [
      '',
      '',
      'ES:Spain,IT:Italy',
      'PT:Portugal,GR:Greece,TR:Türkiye',
      'CY:Cyprus,MT:Malta,SI:Slovenia,HR:Croatia',
      'AD:Andorra,GI:Gibraltar,XK:Kosovo,BA:Bosnia and Herzegovina,AL:Albania,MK:North Macedonia,ME:Montenegro',
      'SM:San Marino',
    ],
  },
  {
    id: 'eastern-europe',
    growth: 0.035,
    tariff: 0.03,
    markets: [
      '',
      '',
      'PL:Poland,CZ:Czechia',
      'RO:Romania,HU:Hungary,SK:Slovakia,RU:Russia',
      'BG:Bulgaria,LT:Lithuania,LV:Latvia,EE:Estonia,UA:Ukraine,RS:Serbia,BY:Belarus',
      'MD:Moldova,GE:Georgia,AM:Armenia,AZ:Azerbaijan',
      '',
    ],
  },
  {
    id: 'middle-east',
    growth: 0.06,
    tariff: 0.055,
    markets: [
      '',
      '',
      'SA:Saudi Arabia,AE:United Arab Emirates',
      'IL:Israel,KW:Kuwait,QA:Qatar,IQ:Iraq',
      'OM:Oman,BH:Bahrain,JO:Jordan,LB:Lebanon,IR:Iran',
      'YE:Yemen,SY:Syria,PS:Palestine',
      '',
    ],
  },
  {
    id: 'north-america',
    growth: 0.02,
    tariff: 0.03,
    markets: [
      'US:United States',
      'CA:Canada',
      'MX:Mexico',
      'PR:Puerto Rico',
      '',
      'BM:Bermuda',
      'PM:Saint Pierre and Miquelon',
    ],
  },
  {
    id: 'latin-america',
    growth: 0.03,
    tariff: 0.14,
    markets: [
      '',
      '',
      '',
      'CL:Chile,CO:Colombia,PE:Peru,PA:Panama,BR:Brazil',
      'AR:Argentina,CR:Costa Rica,DO:Dominican Republic,EC:Ecuador,GT:Guatemala,UY:Uruguay,TT:Trinidad and Tobago,JM:Jamaica',
      'BO:Bolivia,HN:Honduras,SV:El Salvador,NI:Nicaragua,PY:Paraguay,VE:Venezuela,CU:Cuba,HT:Haiti,BS:Bahamas,BB:Barbados,GP:Guadeloupe,MQ:Martinique,GF:French Guiana,AW:Aruba,CW:Curaçao,KY:Cayman Islands,GY:Guyana,SR:Suriname,BZ:Belize',
      'AG:Antigua and Barbuda,LC:Saint Lucia,GD:Grenada,VC:Saint Vincent and the Grenadines,DM:Dominica,KN:Saint Kitts and Nevis,TC:Turks and Caicos Islands,VG:British Virgin Islands,AI:Anguilla,BL:Saint Barthélemy',
    ],
  },
  {
    id: 'east-asia',
    growth: 0.03,
    tariff: 0.04,
    markets: [
      '',
      'JP:Japan',
      'KR:South Korea,CN:China,HK:Hong Kong',
      'SG:Singapore,TW:Taiwan,MY:Malaysia,TH:Thailand,PH:Philippines,ID:Indonesia,VN:Vietnam',
      'MO:Macau,KH:Cambodia',
      'MN:Mongolia,BN:Brunei,MM:Myanmar,LA:Laos',
      'KP:North Korea,TL:Timor-Leste',
    ],
  },
  {
    id: 'south-and-central-asia',
    growth: 0.055,
    tariff: 0.22,
    markets: [
      '',
      '',
      '',
      'IN:India,KZ:Kazakhstan',
      'PK:Pakistan,UZ:Uzbekistan,BD:Bangladesh,LK:Sri Lanka',
      'MV:Maldives,NP:Nepal,KG:Kyrgyzstan,TM:Turkmenistan,TJ:Tajikistan,AF:Afghanistan',
      'BT:Bhutan',
    ],
  },
  {
    id: 'africa',
    growth: 0.045,
    tariff: 0.21,
    markets: [
      '',
      '',
      '',
      'ZA:South Africa,EG:Egypt,MA:Morocco',
      'NG:Nigeria,DZ:Algeria,KE:Kenya,GH:Ghana,TN:Tunisia,LY:Libya,CI:Côte d’Ivoire,AO:Angola,RE:Réunion,ET:Ethiopia',
      'SN:Senegal,CM:Cameroon,TZ:Tanzania,UG:Uganda,MU:Mauritius,BW:Botswana,NA:Namibia,ZM:Zambia,ZW:Zimbabwe,MZ:Mozambique,GA:Gabon,CG:Congo,CD:DR Congo,RW:Rwanda,MG:Madagascar,ML:Mali,BF:Burkina Faso,BJ:Benin,TG:Togo,GN:Guinea,MR:Mauritania,DJ:Djibouti,SD:Sudan,SO:Somalia,SC:Seychelles,YT:Mayotte,LR:Liberia,SL:Sierra Leone,MW:Malawi,NE:Niger,TD:Chad,GQ:Equatorial Guinea,CV:Cabo Verde',
      'LS:Lesotho,SZ:Eswatini,GM:Gambia,GW:Guinea-Bissau,KM:Comoros,ST:São Tomé and Príncipe,CF:Central African Republic,BI:Burundi,ER:Eritrea,SS:South Sudan',
    ],
  },
  {
    id: 'oceania',
    growth: 0.02,
    tariff: 0.05,
    markets: [
      '',
      '',
      'AU:Australia',
      'NZ:New Zealand',
      '',
      'FJ:Fiji,NC:New Caledonia,PF:French Polynesia,PG:Papua New Guinea,GU:Guam',
      'WS:Samoa,TO:Tonga,VU:Vanuatu,SB:Solomon Islands,KI:Kiribati,FM:Micronesia,MH:Marshall Islands,PW:Palau,CK:Cook Islands,WF:Wallis and Futuna',
    ],
  },
]

/** Where company A sells today; the article: nine tenths in France. */
const SHARES: Readonly<Record<string, number>> = {
  ...{ FR: 0.9, BE: 0.032, CH: 0.021, ES: 0.014, DE: 0.011, LU: 0.007, MA: 0.006, RE: 0.004, MC: 0.003, NC: 0.002 },
}

/** Barriers that a furniture exporter in Asia has in mind; the others are drawn. */
const BARRIERS: Readonly<Record<string, string>> = {
  ...{
    US: 'anti_dumping',
    IN: 'anti_dumping',
    KP: 'embargo',
    RU: 'embargo',
    BY: 'embargo',
    SY: 'embargo',
    IR: 'embargo',
  },
}

type Row = Record<string, string>

function amount(value: number): string {
  return String(value < 20 ? Math.round(value * 10) / 10 : Math.round(value))
}

/** `place` is 0 for the first market of its class and nears 1 for the last: lists run from large to small. */
function imports(random: Random, { growth }: Region, size: number, place: number): Row {
  const first = (SIZES[size] ?? 1) * (1.45 - 0.85 * place) * (0.8 + 0.4 * random.uniform())
  const pace = () => 1 + growth + (0.05 + 0.012 * size) * random.normal()
  const second = first * pace()
  const last = second * pace()
  const reports = !random.chance(size >= 5 ? 0.3 : 0.02)
  return {
    imports_first: reports ? amount(first) : '',
    imports_second: reports || random.chance(0.5) ? amount(second) : '',
    imports_last: amount(last),
  }
}

function access(random: Random, { tariff }: Region, code: string, size: number): Row {
  const usual = tariff * (1 + 0.4 * random.normal())
  const closed = tariff < 0.02 ? 0 : tariff * 3 + 0.8 * random.normal() + 0.4
  const drawn = grade(closed, [1.3, 1.9, 2.4], ['none', 'licensing', 'quota', 'anti_dumping'])
  return {
    tariff: random.chance(size >= 5 ? 0.15 : 0.03) ? '' : String(Math.round(1000 * Math.max(0, usual)) / 1000),
    barrier: BARRIERS[code] ?? (size >= 6 && drawn === 'anti_dumping' ? 'licensing' : drawn),
    share_of_sales: String(SHARES[code] ?? 0),
  }
}

function rowOf(random: Random, region: Region, market: string, size: number, place: number): Row {
  const [subject = '', name = ''] = market.split(':')
  const parts = [imports(random, region, size, place), access(random, region, subject, size)]
  return Object.assign({ subject, name, region: region.id }, ...parts)
}

/** The whole population as CSV text (UTF-8, LF), header first. */
export function generatePopulation(): string {
  const random = seeded(SEED)
  const rows = REGIONS.flatMap((region) =>
    region.markets.flatMap((list, size) => {
      const markets = list.split(',').filter((market) => market !== '')
      return markets.map((market, index) => rowOf(random, region, market, size, index / markets.length))
    }),
  )
  return stringify(rows, { header: true })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL('population.csv', import.meta.url), generatePopulation())
}
