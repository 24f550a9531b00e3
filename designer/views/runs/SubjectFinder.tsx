import { useNavigate } from '@solidjs/router'
import { createSignal, type JSX } from 'solid-js'
import { subjectPath } from '../../model/subjectPath.ts'
import { t } from '../../model/words.ts'

/** To a subject's page by its id. */
export function SubjectFinder(props: { strategy: string }): JSX.Element {
  const [subject, setSubject] = createSignal('')
  const navigate = useNavigate()
  const open = (event: SubmitEvent) => {
    event.preventDefault()
    const id = subject().trim()
    if (id !== '') navigate(subjectPath(props.strategy, id))
  }
  return (
    <form class="subject-finder" onSubmit={open}>
      <input
        class="control"
        aria-label={t('runs.find')}
        placeholder={t('runs.find')}
        value={subject()}
        onInput={(event) => setSubject(event.currentTarget.value)}
      />
      <button type="submit" class="button">
        {t('runs.findDo')}
      </button>
    </form>
  )
}
