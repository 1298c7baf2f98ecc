"""What each command answers, who sees it, and what it says when it fails."""

from __future__ import annotations

from typing import Any

import pytest

from tests.worlds import World, control, reply_of, text_of


@pytest.mark.parametrize(
    "name,options,words",
    [
        ("ask", {"question": "what certifications for backend?"}, "Certifications"),
        ("careers", {}, "Career paths"),
        ("career", {"career": "backend"}, "Backend Developer"),
        ("career", {"career": "Backend Developer", "topic": "Salary"}, "Backend Developer: Salary"),
        ("compare", {"first": "backend", "second": "frontend", "topic": "salary"}, "Frontend Developer"),
        ("roadmap", {"career": "backend", "phase": "phase:2"}, "Phase 2"),
        ("roadmap", {"career": "backend", "phase": "2"}, "Phase 2"),
    ],
    ids=["ask", "careers", "career page", "career topic by name", "compare", "phase by key", "phase by bare number"],
)
async def test_open_commands_answer_in_public(world: World, name: str, options: dict[str, str], words: str) -> None:
    """What is about nobody may be seen by all, and its asker can delete it."""
    result = await world.ada.slash(world.channel, name, **options)
    assert not result.ephemeral
    assert words in text_of(reply_of(result))
    assert control(reply_of(result), "remove")


async def test_a_roadmap_without_a_career_is_that_of_the_talk_else_one_is_asked_for(world: World) -> None:
    """A stranger types /roadmap before anything else, or right after a question: neither is a dead end."""
    first = reply_of(await world.ada.slash(world.channel, "roadmap"))
    assert "Which career is this about?" in text_of(first)
    second = await world.ada.select(first, ["frontend"], custom_id=control(first, "topic", "roadmap"))
    assert "Frontend Developer: Roadmap" in text_of(second.response or first)
    after = reply_of(await world.ada.slash(world.channel, "roadmap"))
    assert "Frontend Developer: Roadmap" in text_of(after)


@pytest.mark.parametrize(
    "name,options",
    [
        ("match", {}),
        ("match", {"skills": "python and sql"}),
        ("path status", {}),
        ("path done", {}),
        ("path undo", {}),
        ("path project", {}),
        ("path leave", {}),
        ("progress", {}),
        ("remind create", {"when": "every monday at 9am"}),
        ("remind list", {}),
        ("remind edit", {"reminder": "nonsense", "when": "monday"}),
        ("remind snooze", {"reminder": "nonsense", "for": "2 hours"}),
        ("remind pause", {}),
        ("remind resume", {}),
        ("remind delete", {"reminder": "nonsense"}),
        ("remind timezone", {"zone": "Europe/Berlin"}),
        ("remind settings", {}),
        ("privacy export", {}),
        ("privacy delete", {}),
        ("help", {}),
        ("server setup", {}),
        ("server gaps", {}),
        ("server stats", {}),
    ],
    ids=lambda value: value if isinstance(value, str) else "+".join(value) or "bare",
)
async def test_commands_about_oneself_answer_privately(world: World, name: str, options: dict[str, str]) -> None:
    """For someone who has stored nothing yet each has a kind word, seen by them alone."""
    result = await world.ada.slash(world.channel, name, **options)
    assert result.ephemeral
    assert text_of(reply_of(result)).strip()


@pytest.mark.parametrize(
    "name,options,words",
    [
        ("career", {"career": "zzqqxx"}, "I know no career called “zzqqxx”"),
        ("career", {"career": "backend", "topic": "zzqqxx"}, "I know no topic called “zzqqxx”"),
        ("roadmap", {"career": "backend", "phase": "99"}, "It has phases 1 to"),
        ("path choose", {"career": "**@everyone**"}, "I know no career called"),
    ],
    ids=["career", "topic", "phase", "markdown and mention"],
)
async def test_what_is_not_understood_gets_a_kind_word(
    world: World, name: str, options: dict[str, str], words: str
) -> None:
    """A value outside the choices is refused with what would work, privately."""
    result = await world.ada.slash(world.channel, name, **options)
    assert result.ephemeral
    assert words in text_of(reply_of(result))
    assert "@everyone" not in text_of(reply_of(result)).replace("@\u200beveryone", "")


async def test_someone_who_installed_it_for_themselves_can_use_it_anywhere(world: World) -> None:
    """In a group or a server without the bot: public answers are public, personal ones private, and can be deleted."""
    emit = world.env.backend.emit

    def elsewhere(event: str, payload: dict[str, Any]) -> None:
        if event == "INTERACTION_CREATE":
            owners = {"authorizing_integration_owners": {"1": str(world.ada.id)}}
            payload = {**payload, "locale": "de", "context": 2, **owners}
        emit(event, payload)

    world.env.backend.emit = elsewhere  # type: ignore[method-assign, assignment]
    answer = await world.ada.slash(world.channel, "ask", question="what certifications for backend?")
    assert not answer.ephemeral
    assert (await world.ada.slash(world.channel, "path choose", career="backend")).ephemeral
    public = reply_of(answer)
    await world.ada.click(public, custom_id=control(public, "remove"))
    assert public.id not in {message.id for message in world.channel.history()}


async def test_a_command_that_fails_says_so_with_the_number_of_the_log(world: World) -> None:
    """The one error handler stands behind commands too."""
    async with world.bot.services.store._database.writing() as connection:
        await connection.exec_driver_sql("DROP TABLE members")
    result = await world.ada.slash(world.channel, "path status")
    reference = str(world.failures.pop().args[0])  # type: ignore[index]
    assert f"**{reference}**" in text_of(reply_of(result))
    assert len(world.env.errors) == 1
