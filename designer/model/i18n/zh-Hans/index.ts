import type { Messages } from '../en/index.ts'
import { api } from './api.ts'
import { audit } from './audit.ts'
import { classes } from './classes.ts'
import { compare } from './compare.ts'
import { decisions } from './decisions.ts'
import { drafts } from './drafts.ts'
import { edit } from './edit.ts'
import { editBands } from './editBands.ts'
import { editDimension } from './editDimension.ts'
import { editFields } from './editFields.ts'
import { editJson } from './editJson.ts'
import { editOverrides } from './editOverrides.ts'
import { editTable } from './editTable.ts'
import { editTiers } from './editTiers.ts'
import { editTreatments } from './editTreatments.ts'
import { editWeights } from './editWeights.ts'
import { findings } from './findings.ts'
import { importing } from './importing.ts'
import { packs } from './packs.ts'
import { palette } from './palette.ts'
import { people } from './people.ts'
import { populations } from './populations.ts'
import { proposals } from './proposals.ts'
import { runs } from './runs.ts'
import { settings } from './settings.ts'
import { shell } from './shell.ts'
import { signIn } from './signIn.ts'
import { strategies } from './strategies.ts'
import { strategy } from './strategy.ts'
import { subjects } from './subjects.ts'
import { takeOver } from './takeOver.ts'
import { timeline } from './timeline.ts'
import { tour } from './tour.ts'
import { tryOne } from './tryOne.ts'

/** The sentences of the screens in Simplified Chinese. */
export const zhHans: Messages = {
  ...shell,
  ...signIn,
  ...people,
  ...packs,
  ...settings,
  ...proposals,
  ...timeline,
  ...drafts,
  ...strategies,
  ...strategy,
  ...edit,
  ...editBands,
  ...editDimension,
  ...editFields,
  ...classes,
  ...editJson,
  ...editOverrides,
  ...editTable,
  ...editTreatments,
  ...editTiers,
  ...editWeights,
  ...tour,
  ...tryOne,
  ...compare,
  ...decisions,
  ...audit,
  ...findings,
  ...api,
  ...palette,
  ...importing,
  ...takeOver,
  ...populations,
  ...runs,
  ...subjects,
}
