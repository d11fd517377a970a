// How the voluntary framework says no. None of these answers what a developer tells of its releases.
import type { Refusal } from '#api/refusal.ts';

export const frontierRefusals = {
  'office.not_clearinghouse': {
    status: 403,
    sentence: 'Only the clearinghouse says who is an office of the framework.',
  },
  'office.taken': {
    status: 409,
    sentence:
      'That office is another organization’s, or this one can not be it: a developer is none, and who oversees is nothing else.',
  },
  'evidence.which_model': {
    status: 422,
    sentence: 'The file holds several models; say which of them it is handed in for.',
  },
  'evidence.no_such_model': {
    status: 422,
    sentence: 'No run in the file is of that model; check how the file names it.',
  },
  'evidence.too_many_runs': {
    status: 422,
    sentence: 'That is more runs of one model than are worked on at once; hand in or choose fewer.',
  },
  'suite.absent': { status: 422, sentence: 'There is no such suite.' },
  'suite.sealed': {
    status: 403,
    sentence: 'The suite holds private items: its keeper’s people read evidence by it, or hand yours in without it.',
  },
  'criteria.id_twice': { status: 422, sentence: 'An id names one criterion, target or obligation alone.' },
  'application.other_criteria': {
    status: 409,
    sentence: 'Other criteria were declared since, or none yet: read what stands now, then apply.',
  },
  'application.unknown_criterion': { status: 422, sentence: 'Show what the criteria ask for, each once.' },
  'application.names_model': {
    status: 422,
    sentence: 'The applicant reads this and never learns the model: leave out its name and its codename.',
  },
  'partner.not_government': {
    status: 403,
    sentence: 'On the side of the government CISA and the clearinghouse choose trusted partners.',
  },
  'partner.reason_missing': { status: 422, sentence: 'Every answer to an applicant has its reason.' },
  'ledger.not_overseer': { status: 403, sentence: 'Only the independent overseer of the framework does this.' },
  'edition.too_soon': { status: 409, sentence: 'Its day has not come: look at the days that were published.' },
  'commitment.opened': { status: 409, sentence: 'It is opened already, for everybody.' },
  'partner.findings_uncounted': {
    status: 422,
    sentence: 'No more findings are fixed or published than were found: count again.',
  },
  'result.nothing_asked': { status: 422, sentence: 'Name a model to compare with, or criteria to judge by.' },
  'result.no_shared_item': {
    status: 422,
    sentence: 'The two models were run on no item in common: hand in runs of both on the same suite.',
  },
  'result.out_of_reach': {
    status: 403,
    sentence: 'You do not see all runs that this was worked out from, so that you can not work it out again.',
  },
  'evidence.absent': { status: 422, sentence: 'There is no such evidence of this model, or you do not see its runs.' },
  'evidence.no_runs': {
    status: 422,
    sentence:
      'The evidence holds no run of an item whose expert time is known: hand it in again by a suite that tells it.',
  },
  'evidence.several_names': {
    status: 422,
    sentence: 'The files call the model by several names: compare those of one name.',
  },
  'evidence.same_name': {
    status: 422,
    sentence: 'Two of the compared models bear the same name in their files, so that their runs can not be told apart.',
  },
  'reference.absent': { status: 422, sentence: 'There is no such evidence of a released model.' },
  'predecessor.absent': {
    status: 422,
    sentence: 'The predecessor is another model of the same developer, whose evidence you see.',
  },
  'criteria.unpublished': {
    status: 422,
    sentence: 'No criteria of this digest were published: a draft commits nobody.',
  },
  'criteria.sealed': {
    status: 403,
    sentence: 'The text of these criteria is for the office that determines alone; it can judge by them.',
  },
  'criteria.after_evidence': {
    status: 409,
    sentence: 'Evidence of the model on these items came before the criteria were published: they can not judge it.',
  },
  'suite.not_keeper': {
    status: 403,
    sentence: 'Offices of the framework and the clearinghouse keep suites, and what released models did on their own.',
  },
  'suite.version_known': {
    status: 409,
    sentence: 'This version of the suite is kept already: another document is another version.',
  },
  'reference.no_compartment': {
    status: 422,
    sentence: 'Name a compartment of your organization that you are read into.',
  },
  'criteria.not_office': {
    status: 403,
    sentence: 'The office that determines alone opens, answers and publishes criteria.',
  },
  'criteria.out_of_order': { status: 409, sentence: 'Something later stands of the criteria; try again.' },
  'criteria.draft_open': { status: 409, sentence: 'A draft is open: it is published or dropped before the next one.' },
  'criteria.no_draft': { status: 409, sentence: 'No draft of criteria is open.' },
  'criteria.other_version': {
    status: 422,
    sentence: 'The draft that is open is of another version; open the next one after it.',
  },
  'criteria.version_known': { status: 409, sentence: 'This version was published: another text has another version.' },
  'criteria.text_known': { status: 409, sentence: 'This very text was published before.' },
  'criteria.window_in_past': { status: 422, sentence: 'The window for comments ends in the future.' },
  'criteria.window_shortened': { status: 422, sentence: 'A window for comments that was told becomes no shorter.' },
  'criteria.comments_over': { status: 409, sentence: 'The window for comments on the draft is over.' },
  'criteria.comments_open': { status: 409, sentence: 'The window for comments on the draft ends first.' },
  'criteria.comment_known': { status: 409, sentence: 'This comment was made before.' },
  'criteria.answer_known': { status: 409, sentence: 'The comment was answered; an answer is never overwritten.' },
  'criteria.comment_unanswered': {
    status: 409,
    sentence: 'Answer every comment first: whoever made one learns what became of it.',
  },
  'evidence.full': { status: 409, sentence: 'So much evidence is kept of this model that no more is taken.' },
  'result.full': { status: 409, sentence: 'So many results are kept of this model that no more are worked out.' },
  'reference.full': { status: 409, sentence: 'So many released models are kept on this suite that no more are taken.' },
  'enrolment.not_developer': { status: 422, sentence: 'Models are brought in by organizations that develop AI.' },
  'access.ends_before': { status: 422, sentence: 'Access ends after it begins, and in the future.' },
  'access.too_long': { status: 422, sentence: 'Access lasts a year at the most, so that it is looked at again.' },
  'access.no_office': { status: 422, sentence: 'That organization is no office of the framework for this purpose.' },
  'access.no_partner': {
    status: 422,
    sentence: 'You and the government choose a trusted partner together: both say yes first.',
  },
  'access.outside_window': {
    status: 422,
    sentence: 'The government uses a model within the window of your notice: give notice first, or take other times.',
  },
  'access.no_use': { status: 422, sentence: 'How a model is reached is told only with access to the model itself.' },
  'access.not_nameable': {
    status: 409,
    sentence: 'Name a member of your organization who is not named yet, for access that has not ended.',
  },
  'access.other_terms': { status: 409, sentence: 'These are not the terms, or you accepted them already: read them.' },
  'determination.result_absent': { status: 422, sentence: 'There is no such result of this model that you may see.' },
  'determination.criteria_too_late': {
    status: 422,
    sentence:
      'The criteria were published after the first result: results are judged by what was published before them.',
  },
  'determination.result_in_future': {
    status: 422,
    sentence: 'The first result lies in the future; look at the clocks of who ran it.',
  },
  'determination.out_of_order': { status: 409, sentence: 'Something later stands in the record; look again.' },
  'determination.no_evidence': {
    status: 409,
    sentence: 'No evidence was laid in the record since the last determination.',
  },
  'determination.not_office': { status: 403, sentence: 'Your organization is not that office.' },
  'determination.other_office': { status: 403, sentence: 'The Director of NSA determines; the others are consulted.' },
  'determination.office_unheard': {
    status: 409,
    sentence: 'Each office that is to be consulted is heard first, or is noted to have said nothing.',
  },
  'determination.window_in_past': { status: 422, sentence: 'The window for comments ends in the future.' },
  'determination.window_short': {
    status: 422,
    sentence: 'The developer has 72 hours for its comments at least.',
  },
  'determination.window_shortened': {
    status: 422,
    sentence: 'A window for comments that was told becomes no shorter.',
  },
  'determination.same_person': { status: 403, sentence: 'A second person of your office shows it: you proposed it.' },
  'determination.shown_before': { status: 409, sentence: 'This assessment was shown before.' },
  'determination.comments_over': { status: 409, sentence: 'Comments are made while the window for them is open.' },
  'determination.answer_known': { status: 409, sentence: 'The comment was answered; an answer is never overwritten.' },
  'determination.comments_open': {
    status: 409,
    sentence: 'The developer sees the assessment first, and its window to comment ends.',
  },
  'determination.comment_unanswered': { status: 409, sentence: 'Answer every comment first.' },
  'partner.names_model': {
    status: 422,
    sentence: 'The government reads this by codename: write the codename where the name stands.',
  },
  'finding.names_model': {
    status: 422,
    sentence: 'Readers of a report must not learn the model: write its codename where its name stands.',
  },
  'widening.not_wider': { status: 422, sentence: 'A widening leaves what there is and adds to it.' },
  'widening.over': { status: 409, sentence: 'This access has ended; give it anew.' },
  'widening.proposed': { status: 409, sentence: 'A widening is proposed already: agree to it, or let it lapse.' },
  'release.absent': { status: 404, sentence: 'Nothing of this number was told to your own people.' },
  'release.leaving': { status: 422, sentence: 'That you left is told to nobody.' },
  'release.proposed': { status: 409, sentence: 'This is proposed already: agree to it, or let it lapse.' },
  'release.released': { status: 409, sentence: 'This was released already.' },
  'second.wrong_state': { status: 409, sentence: 'The proposal was settled or has lapsed; propose it again.' },
  'second.same_human': { status: 403, sentence: 'It takes two people: somebody else must agree.' },
  'second.proposer_gone': { status: 409, sentence: 'Who proposed this may no longer do so; propose it again.' },
} as const satisfies Readonly<Record<string, Refusal>>;
