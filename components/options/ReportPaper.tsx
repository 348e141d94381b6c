import type { Block, ReportText } from '../../lib/reports/text';
import { Scroll } from '../controls';
import { formatNumber } from '../format';
import { useReportWords } from './reportWords';

/** Rows of a table that the preview shows. */
const MOST_ROWS = 12;

/** A report as it will be printed: a sheet of paper in either scheme, in Vietnamese whatever the page speaks. */
export function ReportPaper({ text }: { text: ReportText }) {
  return (
    <article class="paper" lang="vi">
      <div class="paper-head">
        <div>
          {text.parent && <p>{text.parent}</p>}
          <p class="strong agency-rule">{text.unit}</p>
          <p class="paper-line">{text.number}</p>
        </div>
        <div>
          <p class="strong">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p>
          <p class="strong">
            <span class="motto-rule">Độc lập - Tự do - Hạnh phúc</span>
          </p>
          <p class="paper-line slanted">{text.date}</p>
        </div>
      </div>
      <div class="paper-title">
        <h3>BÁO CÁO</h3>
        <p class="strong agency-rule">{text.abstract}</p>
      </div>
      {text.bases.map((one) => (
        <p key={one} class="paper-body slanted">
          {one}
        </p>
      ))}
      {text.blocks.map((block, i) => (
        <Part key={i} block={block} />
      ))}
      <div class="paper-foot">
        <div>
          <p class="strong slanted">Nơi nhận:</p>
          {text.recipients.map((one) => (
            <p key={one} class="paper-list">
              {one}
            </p>
          ))}
        </div>
        <div class="paper-sign">
          {text.authority && <p class="strong">{text.authority}</p>}
          <p class="strong">{text.title}</p>
          <p class="strong paper-name">{text.name}</p>
        </div>
      </div>
    </article>
  );
}

function Part({ block }: { block: Block }) {
  if (block.kind === 'heading') return <h4 class="paper-body">{block.text}</h4>;
  if (block.kind !== 'table') return <p class="paper-body">{block.text}</p>;
  return <PaperTable block={block} />;
}

function PaperTable({ block: { caption, columns, rows } }: { block: Extract<Block, { kind: 'table' }> }) {
  const { t, language } = useReportWords();
  const more = rows.length - MOST_ROWS;
  return (
    <>
      <Scroll label={caption}>
        <table class="paper-table">
          <colgroup>
            {columns.map(({ name, width }) => (
              <col key={name} style={{ inlineSize: `${width}mm` }} />
            ))}
          </colgroup>
          <thead>
            <tr>
              {columns.map(({ name }) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, MOST_ROWS).map((row) => (
              <tr key={row.join('|')}>
                {row.map((cell, i) => (
                  <td key={columns[i]?.name} class={`align-${columns[i]?.align}`}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {more > 0 && (
        <p class="paper-more" lang={language}>
          {t('report.more', { count: formatNumber(more, language) })}
        </p>
      )}
    </>
  );
}
