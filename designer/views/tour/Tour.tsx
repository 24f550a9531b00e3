import { useNavigate } from '@solidjs/router'
import { createSignal, For, type JSX, Show } from 'solid-js'
import { may } from '../../model/session.ts'
import { endTour, type TourStep, tourSteps } from '../../model/tour.ts'
import { t } from '../../model/words.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { TourPicture } from './TourPicture.tsx'
import '../../ui/forms.css'
import './tour.css'

/** Five steps in a dialog, from a pack to an approved version. Escape and “skip” end it. */
export default function Tour(): JSX.Element {
  const navigate = useNavigate()
  const [at, setAt] = createSignal(0)
  const step = (): TourStep => tourSteps[at()] ?? 'pack'
  const isLast = () => at() === tourSteps.length - 1
  const finish = () => {
    endTour()
    if (may('edit')) navigate('/new')
  }
  return (
    <Dialog
      title={t(`tour.${step()}`)}
      onClose={endTour}
      onSubmit={() => (isLast() ? finish() : setAt(at() + 1))}
      actions={
        <>
          <Show when={!isLast()}>
            <button type="button" class="button quiet tour-skip" onClick={endTour}>
              {t('tour.end')}
            </button>
          </Show>
          <Show when={at() > 0}>
            <button type="button" class="button" onClick={() => setAt(at() - 1)}>
              {t('tour.back')}
            </button>
          </Show>
          <button type="submit" class="button primary" autofocus>
            {isLast() ? t(may('edit') ? 'tour.begin' : 'tour.done') : t('tour.next')}
          </button>
        </>
      }
    >
      <TourPicture step={step()} />
      <div class="tour-text" aria-live="polite">
        <p>{t(`tour.${step()}.text`)}</p>
        <p class="tour-progress">
          <span class="ink-3">{t('tour.step', { n: at() + 1, all: tourSteps.length })}</span>
          <span class="tour-dots" aria-hidden="true">
            <For each={tourSteps}>{(_, index) => <i classList={{ here: index() === at() }} />}</For>
          </span>
        </p>
      </div>
    </Dialog>
  )
}
