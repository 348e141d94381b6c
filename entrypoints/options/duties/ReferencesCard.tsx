import { useStrings } from '../../../components/hooks/useStrings';
import { References, type ShownList } from '../../../components/options/References';
import type { SaveSettings } from '../../../components/options/types';
import { vi } from '../../../components/strings/vi';
import { viOptions } from '../../../components/strings/vi.options';
import { viReferences } from '../../../components/strings/vi.references';
import '../../../components/styles/references.css';
import { GuestWords } from '../../../components/words';
import { dateOf } from '../../../lib/calendar/zone';
import { fail, type Issue, type Result } from '../../../lib/errors';
import { isFixed, type Managed } from '../../../lib/managed';
import { BUILT_IN } from '../../../lib/reference/builtin';
import { exampleList, listsInForce, packOf } from '../../../lib/reference/lists';
import type { ReferenceList } from '../../../lib/reference/types';
import type { Settings } from '../../../lib/settings';
import { download } from '../download';

const VIETNAMESE = { ...vi, ...viOptions, ...viReferences };
const loadEnglish = () => import('../../../components/strings/english').then(({ english }) => english);

/** All lists, the built-in one last. */
function shownLists(own: readonly ReferenceList[], managed: Managed | undefined): ShownList[] {
  const inForce = listsInForce(own);
  const given = managed?.settings.references ?? [];
  const isGiven = ({ id, edition }: ReferenceList) => given.some((one) => one.id === id && one.edition === edition);
  return [
    ...own.map(
      (list): ShownList => ({ list, from: isGiven(list) ? 'policy' : 'unit', inForce: inForce.includes(list) }),
    ),
    { list: BUILT_IN, from: 'builtin', inForce: inForce.includes(BUILT_IN) },
  ];
}

const exportAs = (name: string, list: ReferenceList) =>
  download(`dung-hen-${name}.json`, 'application/json', JSON.stringify(packOf(list), null, 2));

/** The card of dated lists. */
export function ReferencesCard(props: { settings: Settings; managed: Managed | undefined; onSave: SaveSettings }) {
  const { settings, managed, onSave } = props;
  const { language, references } = settings;
  const strings = useStrings(language, VIETNAMESE, loadEnglish);
  if (!strings) return null;
  const take = async (text: string): Promise<Result<ReferenceList, Issue[]>> => {
    // The schema comes with its first use.
    const { takePack } = await import('../../../lib/settings.references');
    const taken = takePack(text, references, language);
    if (!taken.ok) return taken;
    const saved = await onSave({ ...settings, references: taken.value.references });
    return saved.ok ? { ok: true, value: taken.value.list } : saved;
  };
  return (
    <GuestWords language={language} strings={strings}>
      <References
        lists={shownLists(references, managed)}
        fixed={isFixed(managed, 'references')}
        onImport={(text) => take(text).catch((error) => fail([{ path: '', message: String(error) }]))}
        onRemove={({ id }) =>
          onSave({ ...settings, references: references.filter((one) => one.id !== id) }).then(
            ({ ok }) => ok,
            () => false,
          )
        }
        onExport={(list) => exportAs(`danh-muc-${list.id}`, list)}
        onTemplate={() => exportAs('danh-muc-mau', exampleList(dateOf(Date.now())))}
      />
    </GuestWords>
  );
}
