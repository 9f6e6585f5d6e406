"""The candidates for the speaker of each turn of a story, with scores from the narration."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import islice

from quotex.quotations import tags as T
from quotex.quotations.attribution.narrator import NARRATOR
from quotex.quotations.attribution.story_addresses import Addresses
from quotex.quotations.attribution.story_subjects import Subject
from quotex.quotations.attribution.story_weights import Weights
from quotex.quotations.attribution.turns import ACTS, NO_GAP, Turn
from quotex.quotations.entities.characters import Character, Characters
from quotex.quotations.entities.story_names import Mention
from quotex.quotations.grammar.tokens import OpenTokens

__all__ = ["NOBODY", "Evidence", "Scores"]

NOBODY = -2
_MEMORY = 40  # the characters named last, the only candidates
_NEAR = 12  # those named last to whom a pronoun or a role may refer
_RELATIVES = 8  # candidates with the same title and last name
_LEADS = 10  # the characters named most often, candidates where nobody has been named yet
_MEANT = 1.0  # the score above which a role almost surely refers to the candidate
_FARTHEST_SUBJECT = 200  # tokens to search for the subject
_NARRATES = 250  # a first-person story has I at least once in this many tokens of narration

Scores = dict[int, float]


class Evidence:
    """Scores the candidates of one turn after another; remembers where each character was last named."""

    def __init__(self, tokens: OpenTokens, characters: Characters, turns: list[Turn], weights: Weights) -> None:
        self.tokens, self.characters, self.turns, self.weights = tokens, characters, turns, weights
        self.people = characters.people
        self.read = 0  # the number of mentions already read
        self.last: dict[int, None] = {}  # characters in the order of their last mention
        self.bearer: dict[str, int] = {}  # title -> the character last named with it
        self.addresses = Addresses(turns)
        self.cued = Counter(turn.cue.who for turn in turns if turn.cue and turn.cue.who >= 0)
        self.role_cues = Counter(turn.cue.role.lower() for turn in turns if turn.cue and turn.cue.role)
        says_i = len(tokens.narrator())
        self.is_first_person = says_i * _NARRATES > tokens.spoken.count(0)
        named = (mention for mention in characters.mentions if not mention.spoken)
        self.narration = sorted([*named, *self._find_roles()], key=lambda mention: mention.first)
        for who, count in self.cued.items():
            self.people[who].evidence += count
        self.absent = self._find_absent() if characters.is_long else set()
        self.families: defaultdict[str, list[Character]] = defaultdict(list)  # of titled people, by last name
        for person in self.people:
            if not tokens.sets.title_of_unmarried.issuperset(person.titles):
                for last in person.lasts:
                    self.families[last].append(person)
        by_mentions = sorted(self.people, key=lambda person: -person.forms.total())
        self._leads = [person.id for person in by_mentions[:_LEADS] if person.evidence >= 0]

    def _find_absent(self) -> set[int]:
        """The characters that are never the subject of a cue, never act beside speech, and are never addressed."""
        present = {who for turn in self.turns for who in turn.vocatives}
        present |= {subject.who for turn in self.turns for subject in (turn.cue, turn.beat) if subject}
        return {
            person.id
            for person in self.people
            if person.id not in present and not any(self.role_cues[title] for title in person.titles)
        }

    def _find_roles(self) -> Iterator[Mention]:
        """The mentions of roles that are the subject of some cue: *the captain*, *the old captain*, *my mother*."""
        tokens, article = self.tokens, self.tokens.sets.definite_article
        for token in tokens.tagged(T.ROLE):
            role = tokens.words[token]
            if tokens.spoken[token]:
                continue
            if role.lower() in tokens.sets.kin_title and self._owner_gender(token - 1):
                yield Mention(token - 1, token + 1, "", (role,), False, False)
            elif self.role_cues[role.lower()]:
                first = token - 2 if tokens.is_(token - 2, article) else token - 1
                if tokens.is_(first, article) or tokens.is_(first, tokens.sets.narrator_possessive):
                    yield Mention(first, token + 1, "", (role,), False, False)

    def read_turn(self, number: int) -> Scores:
        """Read on to the turn ``number``, and return its candidates with their scores."""
        turn, cue = self.turns[number], self.turns[number].cue
        self._pass(cue.first if cue else turn.first)
        recent = list(islice(reversed(self.last), _MEMORY))
        if cue is None:
            scores = self._bare(turn, recent)
        elif cue.who >= 0:
            scores = {cue.who: self.weights.named if turn.is_sure else self.weights.named_doubtfully}
            if not turn.is_sure:
                scores |= {who: 0.0 for who in recent[:4] if who != cue.who}
        elif cue.role:
            scores = self._role(cue, recent)
        else:
            scores = self._pronoun(cue, recent)
            self._weigh_actors(turn, scores)
        if cue is None or cue.who < 0:
            for who in self.absent.intersection(scores):
                scores[who] -= self.weights.absent
        if cue is None or cue.who < 0 or not turn.is_sure:
            self._weigh_addresses(number, scores)
        self._note(turn)
        if cue and cue.role:
            self._introduce(scores)
        return scores

    def _pass(self, token: int) -> None:
        while self.read < len(self.narration) and self.narration[self.read].first < token:
            mention = self.narration[self.read]
            if mention.who >= 0 and self._is_beside_subject(mention):
                self._name_second(mention.who)
            elif mention.who >= 0:
                self._name(mention.who)
            elif gender := self._owner_gender(mention.first):
                self._name_relative(mention, gender)
            else:
                self._name_role(mention.first, mention.stop)
            self.read += 1

    def _is_beside_subject(self, mention: Mention) -> bool:
        """Whether another person of the same gender is subject beside the name: *she* looked at Ada; into *Ada’s* face.

        If the name is not a subject, a pronoun anywhere before it in the paragraph counts: *She* turned. To see Ada
        was too much.
        """
        tokens, sets, gender = self.tokens, self.tokens.sets, self.people[mention.who].gender
        if gender is None:
            return False
        opens = tokens.begins_sentence(mention.first)
        if not opens and tokens.words[mention.stop - 1].endswith(tokens.endings.possessive):
            return True
        first = tokens.paragraph(tokens.scan.paragraph_at(tokens.starts[mention.first]))[0]
        if opens or tokens.tags[mention.stop] & ACTS:
            first = max(tokens.scan.prev_tagged(T.TERMINATOR, first, mention.first), first)
        pronouns = tokens.tagged(T.PRONOUN, max(first, mention.first - _FARTHEST_SUBJECT), mention.first)
        subject = sets.male_subject if gender == "m" else sets.female_subject
        return any(tokens.is_(token, subject) and not tokens.spoken[token] for token in pronouns)

    def _name_second(self, who: int) -> None:
        """Note a name beside a subject of the same gender; the subject remains the character named last."""
        gender = self.people[who].gender
        recent = islice(reversed(self.last), _NEAR)
        subject = next((other for other in recent if self.people[other].gender == gender), who)
        self._name(who)
        if subject != who:
            self._name(subject)

    def _name(self, who: int) -> None:
        person = self.people[who]
        if person.evidence > 0:
            self.last.pop(who, None)
            self.last[who] = None
            for title in person.titles:
                self.bearer[title] = who

    def _note(self, turn: Turn) -> None:
        """Note as named the characters that speak, act or are addressed in the turn."""
        for subject in (turn.cue, turn.beat):
            if subject and subject.who >= 0:
                self._name(subject.who)
            elif subject and subject.role and subject.is_human and not subject.owner:
                self._name_role(subject.first, subject.stop)
        for who in sorted(turn.vocatives):
            self._name(who)

    def _introduce(self, scores: Scores) -> None:
        """Note the best candidate for a role (*his wife*: Mrs. Moor) as named, if it is almost sure."""
        best = max(scores, key=lambda who: scores[who])
        if best >= 0 and scores[best] > _MEANT and best not in self.last:
            self._name(best)

    def _of_gender(self, recent: list[int], gender: str | None) -> list[int]:
        return [who for who in recent[:_NEAR] if gender is None or self.people[who].gender == gender]

    def _pronoun(self, cue: Subject, recent: list[int]) -> Scores:
        if cue.pronoun == "I":
            return {NARRATOR: self.weights.narrator}
        if cue.pronoun == "p":
            return self._bare_scores(recent)
        pool = self._of_gender(recent, cue.pronoun)
        scores = {who: -cost for who, cost in zip(pool, self.weights.recency, strict=False)}
        for cost, who in zip(self.weights.idle, recent, strict=False):
            if self.people[who].gender is None:
                scores[who] = -self.weights.unknown - cost
        if not pool:
            unknown = [who for who in recent[:_NEAR] if self.people[who].gender is None][:2]
            unknown = unknown or [who for who in self._leads if self.people[who].gender in (None, cue.pronoun)][:2]
            scores = {who: -float(rank) for rank, who in enumerate(unknown)}
        scores[NOBODY] = -self.weights.nobody - 1
        return scores

    def _role(self, cue: Subject, recent: list[int]) -> Scores:
        """Scores if the subject of the cue is a role: *the Professor*, *the policeman*, *her mother*."""
        weights, sets, role = self.weights, self.tokens.sets, cue.role.lower()
        if self.tokens.is_(cue.stop - 1, sets.some_person) or self.tokens.is_(cue.stop - 1, sets.voice_noun):
            return {NOBODY: 0.0}  # said another; said a voice
        if not cue.is_human or role in sets.other_party:
            is_said = cue.first and self.tokens.tags[cue.first - 1] & T.REPORTING
            if role in sets.other_party or not (is_said and self.tokens.is_(cue.first, sets.definite_article)):
                return self._bare_scores(recent)  # after a series of calls said; said the other
            return {self.characters.add_by_role(role).id: weights.titled, NOBODY: -weights.nobody}  # said the parrot
        if cue.owner:
            return self._kin(cue, role, recent)
        scores: Scores = {NOBODY: -weights.nobody}
        titled = self.bearer.get(role)
        if titled is not None:
            scores[titled] = weights.titled
            return scores
        own = self.characters.add_by_role(role)
        if cue.role[0].isupper():
            scores[own.id] = weights.titled
            return scores
        scores[own.id] = weights.own_role
        for who, cost in zip(self._of_gender(recent, cue.gender or own.gender), weights.recency[:4], strict=False):
            scores[who] = -cost
        return scores

    def _name_role(self, first: int, stop: int) -> None:
        """Note the character with the role as named here, unless the role fits anybody (*the other*)."""
        role = self.tokens.words[stop - 1].lower()
        if role in self.tokens.sets.other_party:
            return
        holder = self._holder(role)
        mentions = self.characters.mentions_of[holder]
        if self.people[holder].is_nameless and (not mentions or mentions[-1].first < first):
            mentions.append(Mention(first, stop, "", (role,), False, False, holder))
        if role not in self.tokens.sets.generic_person or not self.people[holder].is_nameless:
            self._name(holder)

    def _owner_gender(self, determiner: int) -> str:
        """The gender of *his* or *her*; empty for another word."""
        tokens, sets = self.tokens, self.tokens.sets
        if tokens.is_(determiner, sets.male_oblique):
            return "m"
        return "f" if tokens.is_(determiner, sets.female_oblique) else ""

    def _name_relative(self, mention: Mention, gender: str) -> None:
        """Note *her father* as named if only one fits; *her mother*, of the owner's gender, only as a subject."""
        recent = islice(reversed(self.last), _MEMORY)
        owner = next((who for who in recent if self.people[who].gender == gender), NOBODY)
        relatives = self._relatives(owner, mention.words[0].lower()) if owner != NOBODY else []
        if len(relatives) == 1:
            who = relatives[0]
            if self.people[who].gender != gender or self.tokens.tags[mention.stop] & ACTS:
                self._name(who)

    def _relatives(self, owner: int, role: str) -> list[int]:
        """Candidates for the father, mother or spouse of a character: others with its last name and a fitting title."""
        gender = self.characters.title_gender(self.tokens.sets.kin_title[role])
        families = (person for last in sorted(self.people[owner].lasts) for person in self.families[last][:_RELATIVES])
        return [person.id for person in families if person.gender == gender and person.id != owner]

    def _holder(self, role: str) -> int:
        """The character with a role: the last one named with it as a title, else a nameless one."""
        titled = self.bearer.get(role)
        return self.characters.add_by_role(role).id if titled is None else titled

    def _kin(self, cue: Subject, role: str, recent: list[int]) -> Scores:
        """Scores for a relative: for *her mother*, each Mrs. of a family; else the characters of that gender."""
        weights = self.weights
        scores: Scores = {NOBODY: -weights.nobody}
        if role in self.tokens.sets.kin_title:
            owners = (who for who in recent if cue.owner_gender in (None, self.people[who].gender))
            for rank, owner in enumerate(islice(owners, 3)):
                for who in self._relatives(owner, role):
                    scores[who] = max(scores.get(who, -9.0), weights.kin - rank)
        else:
            owner = next((who for who in recent if self.people[who].gender == cue.owner_gender), NOBODY)
            for rank, who in enumerate(self._of_gender(recent, cue.gender)[:4]):
                scores.setdefault(who, -rank - (weights.kin_owner if who == owner else 0.0))
        return scores

    def _bare_scores(self, recent: list[int]) -> Scores:
        idle = self.weights.idle
        pool = recent[:5] if len(recent) > 1 else [*recent, *(who for who in self._leads[:3] if who not in recent)]
        scores = {who: -idle[min(rank, len(idle) - 1)] for rank, who in enumerate(pool)}
        if self.is_first_person:
            scores[NARRATOR] = -self.weights.bare_narrator
        scores[NOBODY] = -self.weights.nobody
        return scores

    def _bare(self, turn: Turn, recent: list[int]) -> Scores:
        scores = self._bare_scores(recent)
        if turn.beat:
            self._favour(turn.beat, scores)
        elif (actor := turn.last_actor) and actor.pronoun != "I" and not self._is_second(actor):
            self._favour(actor, scores, self.weights.beat_before)  # not I, because a narrator acts everywhere
        return scores

    def _is_second(self, subject: Subject) -> bool:
        """Whether the subject is the second of two names that act together: Ben and *Ada*."""
        tags, before = self.tokens.tags, subject.first - 1
        return bool(tags[before] & T.CONJUNCTION and tags[before - 1] & T.CAPITALIZED)

    def _weigh_actors(self, turn: Turn, scores: Scores) -> None:
        """Raise the scores of those who act in the narration before the turn: a pronoun probably refers to them."""
        actors = {self._who(actor) for actor in (turn.first_actor, turn.last_actor) if actor}
        for who in actors.intersection(scores) - {NOBODY}:
            scores[who] += self.weights.actor

    def _who(self, subject: Subject) -> int:
        """The character that the subject refers to by name or role, or NOBODY."""
        if subject.who >= 0:
            return subject.who
        if subject.role and subject.is_human and not subject.owner and self.role_cues[subject.role.lower()]:
            return self._holder(subject.role.lower())
        return NOBODY

    def _favour(self, actor: Subject, scores: Scores, share: float = 1.0) -> None:
        """Raise the score of whoever acts beside the speech: a name, *I*, or every candidate for a pronoun."""
        who, beat, of_pronoun = self._who(actor), share * self.weights.beat, share * self.weights.beat_pronoun
        if who != NOBODY:
            scores[who] = max(scores.get(who, -1.0), -1.0) + beat
        elif actor.pronoun == "I":
            scores[NARRATOR] = max(scores.get(NARRATOR, 0.0), 0.0) + beat
        elif actor.pronoun in ("m", "f"):
            for who in scores:
                if who >= 0 and self.people[who].gender:
                    scores[who] += of_pronoun if self.people[who].gender == actor.pronoun else -of_pronoun

    def _weigh_addresses(self, number: int, scores: Scores) -> None:
        """Raise the score of those whom the previous turn addresses; lower that of those whom this turn names."""
        turn, weights = self.turns[number], self.weights
        if number and turn.gap == 0:
            for who in self.turns[number - 1].vocatives:
                if self.people[who].evidence > 0 and (who in scores or turn.cue is None):
                    scores[who] = max(scores.get(who, -weights.idle[2]), -weights.idle[2]) + weights.addressed
        self._weigh_forms_of_address(number, scores)
        for who in turn.inside:
            if who in scores:
                scores[who] -= weights.vocative if who in turn.vocatives else weights.inside
        for who in scores if turn.forms else ():
            if who != NOBODY:
                scores[who] += weights.usual_form * self.addresses.weigh(who, turn)

    def _weigh_forms_of_address(self, number: int, scores: Scores) -> None:
        """Favour men if a neighbouring turn addresses its speaker as *sir*, women if as *madam*."""
        weight = self.weights.form_of_address
        for place, gap in ((number - 1, self.turns[number].gap), (number + 1, self._gap(number + 1))):
            gender = self.turns[place].addressed if gap == 0 and place >= 0 else ""
            for who in scores if gender else ():
                if who >= 0 and self.people[who].gender:
                    scores[who] += weight if self.people[who].gender == gender else -weight

    def _gap(self, number: int) -> int:
        return self.turns[number].gap if number < len(self.turns) else NO_GAP
