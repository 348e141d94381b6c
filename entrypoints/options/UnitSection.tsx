import { useMemo } from 'preact/hooks';
import { useObservable } from '../../components/hooks/useObservable';
import { useStrings } from '../../components/hooks/useStrings';
import { MergeCard } from '../../components/options/unit/MergeCard';
import { ScansCard } from '../../components/options/unit/ScansCard';
import { SendCard } from '../../components/options/unit/SendCard';
import { UnitView } from '../../components/options/unit/UnitView';
import { vi } from '../../components/strings/vi';
import { viOptions } from '../../components/strings/vi.options';
import { viUnit } from '../../components/strings/vi.unit';
import { liveLog } from '../shared/liveLog';
import '../../components/styles/unit.css';
import { GuestWords } from '../../components/words';
import type { LogDatabase } from '../../lib/log/database';
import type { Glance } from '../../lib/log/glance';
import { openWork } from '../../lib/log/queries';
import { mergeUnit } from '../../lib/reports/unitMerge';
import { SCANS_KEY, type Scan } from '../../lib/scan/types';
import type { Settings } from '../../lib/settings';
import { oldestCompared } from '../../lib/statistics/comparison';
import { unitNow } from '../shared/unitNow';
import { useOutlook } from '../shared/useOutlook';
import { useReckoned } from './reckoned';
import { expectOfficers, removeFile, saveUnitFile, takeFiles, takeNewKey, useUnitFiles } from './unitFiles';
import { useStored } from './useStorage';

const VIETNAMESE = { ...vi, ...viOptions, ...viUnit };
const loadEnglish = () => import('../../components/strings/english').then(({ english }) => english);
/** So many rows of what needs help first. */
const ROWS = 50;

/** The unit's open work, with the words that come with it. */
export function UnitSection({ db, settings, now }: { db: LogDatabase; settings: Settings; now: number }) {
  const { language } = settings;
  const strings = useStrings(language, VIETNAMESE, loadEnglish);
  useReckoned(now);
  const since = oldestCompared(now);
  const seen = useObservable<Glance>(() => liveLog(db, () => openWork(db, since)), since);
  const unit = useMemo(() => seen && unitNow(seen, settings, now, ROWS), [seen, settings, now]);
  const forecast = useOutlook(seen?.open, settings, now, true);
  const codes = useMemo(() => new Map(seen?.open.map(({ id, record }) => [id, record])), [seen]);
  const files = useUnitFiles();
  const merged = useMemo(() => files && mergeUnit(files, now), [files, now]);
  const scans = useStored<Record<string, Scan>>(SCANS_KEY);
  const self = settings.identities.at(-1);
  if (!strings) return null;
  return (
    <GuestWords language={language} strings={strings}>
      <UnitView unit={unit} forecast={forecast} codeOf={(id) => codes.get(id)} />
      <ScansCard scans={Object.values(scans ?? {})} />
      <SendCard
        name={self?.names[0] ?? ''}
        unit={self?.unit ?? ''}
        isKnown={(self?.names.length ?? 0) > 0}
        onSave={saveUnitFile}
      />
      {files && merged && (
        <MergeCard
          merged={merged}
          expected={files.expected}
          onFiles={takeFiles}
          onNewKey={takeNewKey}
          onExpect={(names) => void expectOfficers(names)}
          onRemove={(fingerprint) => void removeFile(fingerprint)}
        />
      )}
    </GuestWords>
  );
}
