import { Teach } from '../../components/teach/Teach';
import { GuestWords } from '../../components/words';
import type { Strings } from '../../lib/i18n';
import type { Language } from '../../lib/settings';
import { useLesson } from './useLesson';

type Props = Parameters<typeof useLesson>[0] & { language: Language; strings: Strings };

export function App({ language, strings, ...props }: Props) {
  const { view, act } = useLesson(props);
  return (
    <GuestWords language={language} strings={strings}>
      <Teach view={view} act={act} />
    </GuestWords>
  );
}
