import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon, type IconName, Mark } from '../Icon';
import { SECTIONS, type SectionId } from './types';
import { useOptionsWords } from './words';

const ICONS: Record<SectionId, IconName> = {
  me: 'person',
  unit: 'unit',
  log: 'list',
  report: 'document',
  index: 'chart',
  duties: 'check',
  hours: 'hours',
  holidays: 'calendar',
  deadlines: 'deadline',
  sites: 'site',
  data: 'data',
};

/** The options page's frame: sections on the left (above, when there is little room), one section at a time. */
export function Layout(props: { section: SectionId; version: string; children: ComponentChildren }) {
  const { t } = useOptionsWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const first = useRef(true);
  useEffect(() => {
    document.title = `${t(`section.${props.section}`)} · ${t('product')}`;
    // A change of section moves the reader to its heading, as a page load would.
    if (!first.current) heading.current?.focus();
    first.current = false;
  }, [props.section, t]);
  return (
    <div class="frame">
      <button type="button" class="button skip" onClick={() => heading.current?.focus()}>
        {t('skip')}
      </button>
      <header class="side">
        <p class="brand">
          <Mark />
          {t('product')}
        </p>
        <nav aria-label={t('sections')}>
          <ul>
            {SECTIONS.map((section) => (
              <li key={section}>
                <a href={`#${section}`} aria-current={section === props.section ? 'page' : undefined}>
                  <Icon name={ICONS[section]} />
                  {t(`section.${section}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <p class="small muted version">{t('version', { version: props.version })}</p>
      </header>
      <main class="content stack">
        <div class="stack-s">
          <h1 ref={heading} tabIndex={-1}>
            {t(`section.${props.section}`)}
          </h1>
          <p class="muted lead">{t(`section.${props.section}.lead`)}</p>
        </div>
        {props.children}
      </main>
    </div>
  );
}
