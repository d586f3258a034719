"""Of two who turn out to be one each key stays the key of whoever it was, whatever is merged and taken back."""

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models import contents
from models.access_sheet import as_text, read_access_sheet
from models.doubles import merge
from models.errors import Refused
from models.forgetting import forget
from models.handing import Level, PeerState
from models.introductions import Introductions, PartyState
from models.people import People
from models.vault import Vault
from models.vault.integrity import check
from sync.codec import Keys
from sync.peers import Peers
from sync.postbox import Postbox
from tests.builders import everything, people
from tests.sync.three import Three, dump

ONE_AFTER_THE_OTHER = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
NAMES = ("Ada", "Bea", "Cam", "Dee", "Eli")


def pair(vault: Vault, person: int, keys: Keys, level: Level = Level.INTRODUCED) -> None:
    with vault.change("Keep the post"):
        Peers(vault).pair(person, keys.key, keys.age, "", level)


def keys_by_person(vault: Vault) -> dict[int, str]:
    shown = [(peer.person, peer.key) for peer in Postbox(vault).peers()]
    assert len(dict(shown)) == len(shown)  # one person, one key
    return dict(shown)


@ONE_AFTER_THE_OTHER
@given(
    paired=st.lists(st.booleans(), min_size=len(NAMES), max_size=len(NAMES)),
    merges=st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=6),
)
def test_a_key_is_never_anybody_elses_and_comes_back_to_whose_it_was(
    vault: Vault, paired: Sequence[bool], merges: Sequence[tuple[int, int]]
) -> None:
    ids = people(vault, *NAMES)
    keys = {id: Keys.fresh() for id, is_paired in zip(ids, paired, strict=True) if is_paired}
    for id, own in keys.items():
        pair(vault, id, own)
    is_one_with = {id: [id] for id in ids}  # whom each stands for, themselves first, then in the order of merging
    stood = [keys_by_person(vault)]
    for kept, gone in ((ids[kept], ids[gone]) for kept, gone in merges):
        if kept == gone or not {kept, gone} <= is_one_with.keys():
            continue
        merge(vault, kept, gone)
        is_one_with[kept] += is_one_with.pop(gone)
        firsts = {one: next((keys[each].key for each in all if each in keys), "") for one, all in is_one_with.items()}
        assert keys_by_person(vault) == {one: key for one, key in firsts.items() if key}
        stood.append(keys_by_person(vault))
    done = len(stood) - 1
    for expected in reversed(stood[:-1]):
        vault.undo()
        assert keys_by_person(vault) == expected
    for expected in stood[1:]:
        vault.redo()
        assert keys_by_person(vault) == expected
    for _ in range(done):
        vault.undo()
    check(vault)
    for id in ids:
        forget(vault, id)
    assert vault.rows("SELECT * FROM peer") == vault.rows("SELECT * FROM merged_person") == []


@pytest.mark.parametrize("kept_has_one", [False, True])
def test_what_is_done_to_a_key_while_they_are_one_goes_where_the_key_goes(vault: Vault, kept_has_one: bool) -> None:
    kept, gone = people(vault, "Ada", "Bea")
    first, second = Keys.fresh(), Keys.fresh()
    pair(vault, gone, first, Level.PAIRED)
    if kept_has_one:
        pair(vault, kept, second)
    merge(vault, kept, gone)
    Postbox(vault).compared(kept)  # raises the level of whichever is shown
    vault.undo(vault.history(1)[0].id)
    levels = {peer.person: (peer.key, peer.level) for peer in Postbox(vault).peers()}
    if kept_has_one:
        assert levels == {kept: (second.key, Level.MET), gone: (first.key, Level.PAIRED)}
    else:
        assert levels == {gone: (first.key, Level.MET)}


def test_a_key_that_is_doubted_while_they_are_one_stays_doubted(vault: Vault) -> None:
    kept, gone = people(vault, "Ada", "Bea")
    pair(vault, gone, Keys.fresh())
    merge(vault, kept, gone)
    with vault.change("Keep the post"):
        Peers(vault).doubt(kept)
    vault.undo()
    (peer,) = Postbox(vault).peers()
    assert (peer.person, peer.state) == (gone, PeerState.CHANGED)
    with pytest.raises(Refused):
        Postbox(vault).card_for(kept, ["name"])


def test_the_same_key_once_more_stays_with_whose_it_was_and_another_one_begins_anew(vault: Vault) -> None:
    kept, gone = people(vault, "Ada", "Bea")
    theirs, other = Keys.fresh(), Keys.fresh()
    pair(vault, gone, theirs)
    merge(vault, kept, gone)
    pair(vault, kept, theirs, Level.MET)
    vault.undo()
    assert [(one.person, one.level) for one in Postbox(vault).peers()] == [(gone, Level.MET)]
    vault.redo()
    pair(vault, kept, other)
    assert keys_by_person(vault) == {kept: other.key}
    vault.undo()
    assert keys_by_person(vault) == {kept: other.key}  # the old one was let go of: one pairs again


def test_an_introduction_goes_on_through_a_merge_and_after_it_was_taken_back(three: Three) -> None:
    ana, ben = three.ana, three.ben
    ask = three.ask(ben)
    before = everything(ana.vault)
    ben_here = ana.knows("Ben Okafor")
    [again] = people(ana.vault, "Benjamin Okafor")
    merge(ana.vault, again, ben_here)
    assert ana.post.ask(three.introduction, again).reader == "Benjamin Okafor"
    assert ben.post.receive(ana.post.ask(three.introduction, again).data).duplicate
    ana.vault.undo(next(one.id for one in ana.vault.history() if one.label == "Make one of two people"))
    People(ana.vault).remove(again)
    assert everything(ana.vault) == before
    ana.post.receive(ben.post.answer(ask, "yes").data)
    assert Introductions(ana.vault).get(three.introduction).a.state == PartyState.YES
    assert ana.post.card_for(ben_here, ["name"]).reader == "Ben Okafor"
    with pytest.raises(Refused):
        ana.post.card_for(again, ["name"])


def test_who_is_forgotten_takes_along_what_was_kept_under_both_names(three: Three) -> None:
    ana = three.ana
    three.until_shared()
    [again] = people(ana.vault, "Benjamin Okafor")
    twice = Keys.fresh()
    pair(ana.vault, again, twice)
    merge(ana.vault, again, ana.knows("Ben Okafor"))
    told = as_text(read_access_sheet(ana.vault, again)).decode()
    assert twice.key in told and three.ben.post.me().key in told
    assert "Came from them: An answer, " in told
    forget(ana.vault, again)
    left = dump(ana.vault)
    for secret in (twice.key, three.ben.post.me().key, "Okafor"):
        assert secret.encode() not in left
    assert [peer.name for peer in ana.post.peers()] == ["Cleo Varga"]


def test_who_came_back_out_of_an_archive_is_made_one_again_and_is_theirs_until_then(vault: Vault) -> None:
    ada, bea = people(vault, "Ada", "Bea")
    keys = Keys.fresh()
    pair(vault, bea, keys)
    said = contents.dump(vault)
    merge(vault, ada, bea)
    with vault.change("Keep the post"):
        contents.load(vault, said, lambda _done, _total: None)
    back = People(vault).named("Bea")[0].id
    assert keys_by_person(vault) == {back: keys.key}
    assert keys.key.encode() not in as_text(read_access_sheet(vault, ada))
    merge(vault, ada, back)
    assert keys_by_person(vault) == {ada: keys.key}
    vault.undo()
    assert keys_by_person(vault) == {back: keys.key}


def test_a_key_that_only_waits_can_be_taken_back_too(three: Three) -> None:
    ana, ben, cleo = three.ana, three.ben, three.cleo
    merge(ana.vault, ana.knows(ben.name), ana.knows(cleo.name))
    ana.post.receive(cleo.post.revoke().data)
    assert [peer.state for peer in ana.post.peers()] == [PeerState.TRUSTED]
    ana.vault.undo()
    assert {peer.name: peer.state for peer in ana.post.peers()} == {
        ben.name: PeerState.TRUSTED,
        cleo.name: PeerState.REVOKED,
    }


def test_what_was_signed_before_is_no_surer_for_the_keys_of_whom_they_became_one_with(three: Three) -> None:
    ana, ben, cleo = three.ana, three.ben, three.cleo
    ana.post.compared(ana.knows(ben.name))
    card = ana.post.receive(cleo.post.card_for(cleo.knows("Ana Prado"), ["name"]).data).item
    merge(ana.vault, ana.knows(ben.name), ana.knows(cleo.name))
    assert ana.post.letter(card.id).item.level == Level.INTRODUCED


def test_what_was_signed_before_is_as_sure_after_new_keys_that_the_old_ones_vouch_for(three: Three) -> None:
    ana, ben = three.ana, three.ben
    ana.post.compared(ana.knows(ben.name))
    card = ana.post.receive(ben.post.card_for(ben.knows("Ana Prado"), ["name"]).data).item
    ana.post.receive(ben.post.rotate().data)
    assert ana.post.letter(card.id).item.level == Level.MET
