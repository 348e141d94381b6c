import type { Random } from './random';
import { type DateShape, expectedMoment, MARKED_SHAPES, PLAIN_SHAPES, partsOf } from './values';

const ICONS = [
  ' <i class="fa fa-sort"></i>',
  '<mat-icon>arrow_upward</mat-icon>',
  ' <i class="material-icons">unfold_more</i>',
  '<svg><title>Sắp xếp</title></svg>',
  '<span class="sr-only">Bấm để sắp xếp</span>',
];

/** A page's way of dressing its headers; every column of a list is dressed alike, as one program prints them. */
export function drawDress(random: Random): (header: string, column: number) => string {
  const way = random.int(0, 13);
  const icon = random.pick(ICONS);
  return (header, column) => {
    if (!header) return '';
    switch (way) {
      case 0:
        return header.toUpperCase();
      case 1:
        return header.normalize('NFD');
      case 2:
        return header.replace(/ /g, '&nbsp;');
      case 3:
        return `${header}:`;
      case 4:
        return `${header} : `;
      case 5:
        return random.chance(0.5) ? `${header} (*)` : header;
      case 6:
        return random.chance(0.5) ? `${header} <span class="required">*</span>` : header;
      case 7:
        return `<span>${header}</span>${icon}`;
      case 8:
        return `(${column + 1}) ${header}`;
      case 9:
        return `<a href="#">${header}</a>${icon}`;
      case 10:
        return `<div class="inner">\n        ${header.replace(' ', '\n        ')}\n      </div>`;
      case 11:
        return header.replace(/ (?=\S+$)/, '<br>');
      default:
        return header;
    }
  };
}

/** Words that stand above a value or a list without icons and filters. */
export function drawLabelDress(random: Random): (label: string) => string {
  const way = random.int(0, 5);
  return (label) =>
    [label, `${label} :`, `${label.toUpperCase()}:`, `${label.normalize('NFD')}:`, `${label} (*):`, `${label}:&nbsp;`][
      way
    ] as string;
}

/** How a list prints its codes. `code` is one that only `linked` shows. */
export function drawCodeMarkup(random: Random): { name: string; print(code: string): string } {
  const hit = random.int(4, 8);
  const ways: { name: string; print(code: string): string }[] = [
    { name: 'plain', print: (code) => code },
    { name: 'plain', print: (code) => `${code}&nbsp;` },
    { name: 'link', print: (code) => `<a href="#/ho-so/1">${code}</a>` },
    {
      name: 'link',
      print: (code) => `<div><a href="javascript:void(0)" title="Xem chi tiết"><b>${code}</b></a></div>`,
    },
    {
      name: 'search hit',
      print: (code) => `${code.slice(0, -hit)}<span style="color:red">${code.slice(-hit)}</span>`,
    },
    {
      name: 'search hit',
      print: (code) =>
        `<a href="#">${code.slice(0, 2)}<mark>${code.slice(2, hit + 2)}</mark>${code.slice(hit + 2)}</a>`,
    },
    { name: 'wrapped', print: (code) => code.replace(/-/, '-<wbr>') },
    { name: 'copy button', print: (code) => `<span>${code}</span> <button type="button">Chép</button>` },
    { name: 'comment', print: (code) => `${code}<br><small>Đã gọi điện cho công dân</small>` },
    { name: 'icon', print: (code) => `<i class="material-icons">star</i> ${code}` },
  ];
  return random.pick(ways);
}

/** What may stand around a moment in its cell without changing it. */
const AROUND: ((text: string) => string)[] = [
  (text) => `<span class="date">${text}</span>`,
  (text) => `<span style="color:red">${text}</span>`,
  (text) => `<b>${text}</b>&nbsp;`,
  (text) => `<label>${text}</label>`,
];

export interface MomentPrinter {
  name: string;
  print(at: number): { html: string; expected: string };
}

/** One way to print the moments of a column. */
export function drawMomentPrinter(random: Random, plain = false): MomentPrinter {
  const shape: DateShape = random.pick(plain || random.chance(0.7) ? PLAIN_SHAPES : MARKED_SHAPES);
  const around = !plain && random.chance(0.3) ? random.pick(AROUND) : (text: string) => text;
  const marked = MARKED_SHAPES.includes(shape);
  return {
    name: shape.name,
    print: (at) => {
      const text = shape.print(partsOf(at));
      return { html: marked ? text : around(text), expected: expectedMoment(at, shape.precision) };
    },
  };
}

const BLANKS = ['', '', '&nbsp;', '-', '--', '<span></span>', 'Chưa có', '__/__/____', '01/01/1900'];

/** A cell that says that there is no such moment yet. */
export const drawBlank = (random: Random): string => random.pick(BLANKS);
