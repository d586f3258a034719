"""What a postbox keeps of somebody who is let go, forgotten or merged, and what it tells them."""

from pathlib import Path

import pytest

from models.access_sheet import as_text, read_access_sheet
from models.doubles import merge
from models.errors import Refused
from models.exporting import as_archive
from models.forgetting import forget
from models.introductions import Introductions, PartyState
from models.people import People
from models.vault import Vault
from models.vault.backup import back_up, restore
from sync.postbox import Postbox
from tests.sync.asking import about
from tests.sync.three import Three, dump


def test_what_is_let_go_is_forgotten_and_known_again(three: Three) -> None:
    ana, ben = three.ana, three.ben
    sealed = ana.post.card_for(ana.knows(ben.name), ["email"])
    number = ben.post.receive(sealed.data).item.id
    ben.post.let_go(number)
    assert ben.post.inbox() == []
    assert b"ana@ana" not in dump(ben.vault)
    assert ben.post.receive(sealed.data).duplicate
    with pytest.raises(Refused):
        ben.post.letter(number)


def test_who_is_forgotten_leaves_no_key_and_no_message(three: Three) -> None:
    ana, ben = three.ana, three.ben
    to_ben, _ = three.until_shared()
    ben.post.accept(to_ben)
    ben.post.receive(three.cleo.post.greet(2).data)
    held = dump(ana.vault)
    assert all(told in held for told in about(three.cleo))
    forget(ana.vault, ana.knows("Cleo Varga"))
    forget(ben.vault, ben.knows("Cleo Varga"))
    for vault in (ana.vault, ben.vault):
        left = dump(vault)
        assert [told for told in about(three.cleo) if told in left] == []
        for table in ("heard_thread", "asked_thread"):
            assert vault.rows(f"SELECT * FROM {table}") == []
    assert [peer.name for peer in ana.post.peers()] == ["Ben Okafor"]


def test_two_who_turn_out_to_be_one_keep_their_key_and_their_thread(three: Three) -> None:
    ana = three.ana
    ask = three.ask(three.ben)
    again = People(ana.vault).add("Benjamin Okafor")
    merge(ana.vault, again, ana.knows("Ben Okafor"))
    ana.post.receive(three.ben.post.answer(ask, "yes").data)
    assert Introductions(ana.vault).get(three.introduction).a.state == PartyState.YES
    ana.post.card_for(again, ["name"])


def test_someone_who_asks_is_told_of_their_key_and_messages(three: Three) -> None:
    three.until_shared()
    told = as_text(read_access_sheet(three.ana.vault, three.ana.knows("Ben Okafor"))).decode()
    assert three.ben.post.me().key in told
    assert "Came from them: An answer, " in told
    assert "Was written to them: A question, " in told


def test_it_travels_in_a_backup_and_in_no_archive(three: Three, tmp_path: Path) -> None:
    three.until_shared()
    ana = three.ana
    me, peers = ana.post.me(), ana.post.peers()
    assert me.key.encode() not in as_archive(ana.vault)
    assert peers[0].key.encode() not in as_archive(ana.vault)
    restore(back_up(ana.vault, tmp_path / "ana.whispeer-backup").file, tmp_path / "again", lambda _: ana.vault.key)
    with Vault(tmp_path / "again", ana.vault.key, ana.vault.clock) as again:
        assert (Postbox(again).me(), Postbox(again).peers()) == (me, peers)
