import { basisIn } from '../../lib/policies/bases';
import { Scroll, StateMark } from '../controls';
import { formatMoment } from '../format';
import { Icon } from '../Icon';
import { Corrections } from './Corrections';
import type { Correct, RecordClock, RecordView } from './types';
import { useOptionsWords } from './words';

/** One record: its deadlines and how each was reckoned, and everything that is known to have happened to it. */
export function RecordPage(props: {
  view: RecordView | undefined;
  missing: boolean;
  back: string;
  onCorrect: Correct;
}) {
  const { t } = useOptionsWords();
  const { view } = props;
  return (
    <>
      <p>
        <a class="row inline" href={props.back}>
          <Icon name="previous" />
          {t('record.back')}
        </a>
      </p>
      {!view && <p class="muted">{t(props.missing ? 'record.missing' : 'loading')}</p>}
      {view && (
        <>
          <section class="card stack-s">
            <h2 class="code">{view.record ?? t('log.hashed')}</h2>
            <p class="muted">
              {t(`kind.${view.kind}`)}
              {view.procedure && ` · ${view.procedure}`}
            </p>
            {view.url && (
              <p>
                <a href={view.url} target="_blank" rel="noreferrer">
                  {t('record.open')}
                </a>
              </p>
            )}
          </section>
          {view.clocks.map((one) => (
            <ClockCard key={one.clock.id} {...one} />
          ))}
          <Verdicts verdicts={view.verdicts} />
          <section class="card stack-s">
            <h2>{t('record.timeline')}</h2>
            <p class="muted lead">{t('record.timeline.note')}</p>
            <ol class="timeline">
              {view.timeline.map(({ key, when, what, how, tone }) => (
                <li key={key} class={`tone-${tone}`}>
                  <span class="when">{when}</span>
                  <span>
                    {what}
                    {how && <span class="small muted block">{how}</span>}
                  </span>
                </li>
              ))}
            </ol>
          </section>
          <Corrections view={view} onCorrect={props.onCorrect} />
        </>
      )}
    </>
  );
}

/** What each deadline came to, as the figures count it. */
function Verdicts({ verdicts }: Pick<RecordView, 'verdicts'>) {
  const { t, clock: words } = useOptionsWords();
  if (verdicts.length === 0) return null;
  return (
    <section class="card stack-s">
      <h2>{t('record.verdicts')}</h2>
      <Scroll label={t('record.verdicts')}>
        <table>
          <thead>
            <tr>
              {(['clock', 'record.start', 'record.ended', 'correct.by', 'record.verdict'] as const).map((word) => (
                <th key={word} scope="col">
                  {t(word)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {verdicts.map(({ key, clock, start, verdict, stop, by }) => (
              <tr key={key}>
                <th scope="row">{words.say(clock)}</th>
                <td>{start}</td>
                <td>{stop ?? '–'}</td>
                <td>{by ?? '–'}</td>
                <td>{verdict === 'pending' ? t('waiting') : <StateMark state={verdict} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}

function ClockCard({ clock, reckoning }: RecordClock) {
  const { t, language, clock: words } = useOptionsWords();
  return (
    <section class="card stack-s">
      <div class="row between">
        <h2>{words.say(clock.id)}</h2>
        <StateMark state={clock.state} pill />
      </div>
      <dl class="facts">
        {clock.start !== undefined && (
          <>
            <dt>{t('record.start')}</dt>
            <dd>
              {formatMoment(clock.start, language)}
              {clock.estimated && ` (${t('estimated')})`}
            </dd>
          </>
        )}
        {clock.due !== undefined && (
          <>
            <dt>{t('log.due')}</dt>
            <dd>{formatMoment(clock.due, language)}</dd>
          </>
        )}
        {clock.reasons.length > 0 && (
          <>
            <dt>{t('record.mind')}</dt>
            <dd>{clock.reasons.map((reason) => words.say(reason)).join('; ')}</dd>
          </>
        )}
        <dt>{t('basis')}</dt>
        <dd>{basisIn(language, clock.legalBasis)}</dd>
      </dl>
      {reckoning && (
        <details>
          <summary>{t('record.reckoning')}</summary>
          <table class="reckoning">
            <tbody>
              {reckoning.map(({ text, adds }) => (
                <tr key={text} class={adds ? '' : 'muted'}>
                  <th scope="row">{text}</th>
                  <td>{adds ?? t('record.counts.nothing')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </section>
  );
}
