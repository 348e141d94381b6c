import { useEffect, useState } from 'preact/hooks';
import { useStrings } from '../../components/hooks/useStrings';
import { vi } from '../../components/strings/vi';
import { viOptions } from '../../components/strings/vi.options';
import { viWelcome } from '../../components/strings/vi.welcome';
import { Welcome } from '../../components/welcome/Welcome';
import { WordsProvider } from '../../components/words';
import { browser } from '../../lib/browser';
import { SCHEDULE_PRESETS } from '../../lib/calendar/schedule';
import { sendMessage } from '../../lib/messages';
import { DEFAULT_SETTINGS, type Settings } from '../../lib/settings';
import { type CurrentSettings, trusted, watchSettings } from '../../lib/settingsStore';
import { KNOWN_PORTALS } from '../../lib/sites/knownPortals';
import { useSites } from '../options/siteActions';
import { drawBadge } from './drawBadge';

const VIETNAMESE = { ...vi, ...viOptions, ...viWelcome };
const loadEnglish = () => import('../../components/strings/english').then(({ english }) => english);

export function App() {
  const [{ settings, managed }, setCurrent] = useState<Pick<CurrentSettings, 'settings' | 'managed'>>({
    settings: DEFAULT_SETTINGS,
  });
  const [problem, setProblem] = useState<string>();
  const sites = useSites();
  const strings = useStrings(settings.language, VIETNAMESE, loadEnglish);
  useEffect(() => watchSettings(trusted, setCurrent), []);
  const save = async (next: Settings) => {
    const saved = await sendMessage('saveSettings', next).catch(() => undefined);
    const words = strings ?? VIETNAMESE;
    if (!saved) setProblem(words['save.failed']);
    else
      setProblem(
        saved.ok ? undefined : `${words['save.refused']} ${saved.error.map((issue) => issue.message).join('; ')}`,
      );
  };
  if (!strings) return null;
  return (
    <WordsProvider language={settings.language} strings={strings}>
      <Welcome
        settings={settings}
        presets={SCHEDULE_PRESETS}
        granted={sites.granted ?? []}
        known={KNOWN_PORTALS}
        managed={managed}
        problem={sites.problem}
        saveProblem={problem}
        drawBadge={drawBadge}
        onSave={(next) => void save(next)}
        onAdd={sites.add}
        onAddAll={sites.addAll}
        onSettings={() => void browser.runtime.openOptionsPage()}
      />
    </WordsProvider>
  );
}
