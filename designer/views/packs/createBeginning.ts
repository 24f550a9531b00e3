import { createSignal } from 'solid-js'
import { type Failure, failureOf } from '../../model/api.ts'
import { beginStrategy, type Origin } from '../../model/begin/begin.ts'
import { idFor, isId } from '../../model/begin/ids.ts'
import { localize } from '../../model/names.ts'
import { language } from '../../model/preferences.ts'
import { t } from '../../model/words.ts'

export type As = 'version' | 'draft'

/** Name and id follow what is begun from until somebody types; complaints wait until it is sent. */
export function createBeginning(props: {
  origin: Origin | undefined
  taken: ReadonlySet<string>
  /** Says where version 1 comes from; without it there is a draft alone. */
  note?: string | undefined
  onBegun: (address: string) => void
}) {
  const [typedName, setName] = createSignal<string>()
  const [typedId, setId] = createSignal<string>()
  const [chosenAs, setAs] = createSignal<As>('version')
  const [tried, setTried] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  const [failure, setFailure] = createSignal<Failure>()
  const as = (): As => (props.note === undefined ? 'draft' : chosenAs())
  const name = () => typedName() ?? localize(props.origin?.title, language())
  const id = () => typedId() ?? idFor(name(), props.taken)
  const complaints = () => (tried() ? complaintsAbout(name(), id(), props.taken) : {})

  const submit = async () => {
    const { origin, note } = props
    setTried(true)
    setFailure(undefined)
    if (!origin || busy() || Object.keys(complaints()).length > 0) return
    setBusy(true)
    const title = typedName() === undefined ? origin.title : name().trim()
    const noted = as() === 'version' && note !== undefined ? { note } : {}
    try {
      props.onBegun(await beginStrategy({ document: origin.document, id: id(), title, ...noted }))
    } catch (error) {
      setFailure(failureOf(error))
    } finally {
      setBusy(false)
    }
  }
  return { name, setName, id, setId, as, setAs, busy, failure, complaints, submit }
}

function complaintsAbout(name: string, id: string, taken: ReadonlySet<string>): { name?: string; id?: string } {
  return {
    ...(name.trim() === '' ? { name: t('new.nameMissing') } : {}),
    ...(isId(id) ? {} : { id: t('new.idInvalid') }),
    ...(taken.has(id) ? { id: t('new.idTaken') } : {}),
  }
}
