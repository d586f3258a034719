"""The words of drafts, as several ways to say each: what comes of a draft should not sound like one.

Each is a message's middle: a line or two between "Hi Sam," and the last words. Chosen at run time,
so a test of its own checks that each has its French.
"""

from enum import StrEnum
from typing import Final

from models.interactions import Channel


class Occasion(StrEnum):
    """What a message is about: finer than a card's kind."""

    PROMISE = "promise"
    PROMISE_OF = "promise_of"
    PROMISE_NAMED = "promise_named"
    BRIDGE = "bridge"
    BRIDGE_WITH_TEASERS = "bridge_with_teasers"
    ASK = "ask"
    ASK_WITH_TEASER = "ask_with_teaser"
    DID_YOU_MEET = "did_you_meet"
    NOT_THE_MOMENT = "not_the_moment"
    THANKS_FOR_MEETING = "thanks_for_meeting"
    THANKS = "thanks"
    THANKS_OF = "thanks_of"
    THANKS_FOR_WORK = "thanks_for_work"
    THANKS_FOR_LEAD = "thanks_for_lead"
    NEWS_WON = "news_won"
    NEWS_LOST = "news_lost"
    RECOMMENDATION = "recommendation"
    OPEN_DOOR = "open_door"
    NEWS_DECIDED = "news_decided"
    DECISION = "decision"
    TEN_MINUTES = "ten_minutes"
    TEN_MINUTES_IF_WELCOME = "ten_minutes_if_welcome"
    TEN_MINUTES_AFTER_YEARS = "ten_minutes_after_years"
    BIRTHDAY = "birthday"
    OTHER_DAY = "other_day"
    FOLLOW_UP = "follow_up"
    CADENCE = "cadence"
    CADENCE_SINCE = "cadence_since"
    WEAK_TIE = "weak_tie"
    DORMANT = "dormant"
    FORWARD = "forward"
    FORWARD_ABOUT = "forward_about"
    ASK_ALONG = "ask_along"
    HEAVY = "heavy"


MIDDLES: Final[dict[Occasion, tuple[str, ...]]] = {
    Occasion.PROMISE: (
        "I have not forgotten what I promised you.\nIs this week a good time for it?",
        "I owe you something, and I have it in mind.\nTell me if it still suits you.",
        "What I promised you is not lost: I am on it.",
    ),
    Occasion.PROMISE_OF: (
        "I promised you {topic}, and I have not forgotten.\nIs this week a good time?",
        "I still owe you {topic}.\nTell me if it still suits you.",
        "I promised you {topic}: I am on it.",
    ),
    Occasion.PROMISE_NAMED: (
        "As promised: {topic}.\nTell me if it suits you like this.",
        "I have not forgotten what I promised you ({topic}).\nIs this week a good time?",
    ),
    Occasion.BRIDGE: (
        "{a}, this is {b}. {b}, this is {a}.\nTwo yeses: I leave the rest to the two of you.",
        "Two yeses, so here you are: {a}, meet {b}, and {b}, meet {a}.\nThe rest is yours.",
    ),
    Occasion.BRIDGE_WITH_TEASERS: (
        "{a}: {about_a} {b}: {about_b}\nTwo yeses: I leave the rest to the two of you.",
        "Two yeses, so here you are. {a}: {about_a} {b}: {about_b}\nThe rest is yours.",
    ),
    Occasion.ASK: (
        "I thought of someone you might like to meet.\nMay I tell you more? If it is not the moment, that is fine too.",
        "There is someone I would like to introduce you to, if you feel like it.\nA no is a good answer as well.",
    ),
    Occasion.ASK_WITH_TEASER: (
        "I thought of someone you might like to meet: {teaser}\n"
        "Shall I put you in touch? If it is not the moment, that is fine too.",
        "May I introduce you to someone? {teaser}\nA no is a good answer as well.",
    ),
    Occasion.DID_YOU_MEET: (
        "Did you get to meet {other}?\nI would love to hear how it went.",
        "I was wondering whether you and {other} found each other.\nNo hurry, I am just curious.",
    ),
    Occasion.NOT_THE_MOMENT: (
        "About the introduction I had in mind for you: it is not the moment.\n"
        "Thank you for having thought about it, and no harm done.",
    ),
    Occasion.THANKS_FOR_MEETING: (
        "Thank you for having said yes to meeting {other}.\nIt makes me glad to hear what came of it.",
        "I wanted to thank you for your trust: it is good to know you and {other} in touch.",
    ),
    Occasion.THANKS: (
        "I wanted to thank you properly for your help.\nIt really did me good.",
        "Thank you for what you did for me.\nI have not said it enough.",
        "A short word to say thank you.\nYour help made a difference.",
    ),
    Occasion.THANKS_OF: (
        "Thank you again for {topic}.\nIt really helped me.",
        "I wanted to thank you properly for {topic}.\nIt made a difference.",
    ),
    Occasion.THANKS_FOR_WORK: (
        "It is signed, and that is thanks to you.\nThank you for having thought of me.",
        "A piece of good news that began with you: the work you spoke of is mine.\nThank you, truly.",
    ),
    Occasion.THANKS_FOR_LEAD: (
        "Thank you for having passed my name on.\nWhatever comes of it, it touched me.",
        "You thought of me, and I wanted to thank you for it.\nI will tell you how it goes on.",
    ),
    Occasion.NEWS_WON: (
        "You should know how it ended: it is signed.\nIt began with you, and I do not forget it.",
        "Good news about the work that you had told me of: it is mine.\nThank you once more.",
    ),
    Occasion.NEWS_LOST: (
        "I wanted to tell you how it ended: it came to nothing this time.\nThank you for having thought of me.",
        "A word about the work that you had told me of: it will not be.\nYour having spoken of me counts all the same.",
    ),
    Occasion.RECOMMENDATION: (
        "Our work together is done, and I was glad of it.\n"
        "If you were too, would you write me two lines that I may show?",
        "Now that it is delivered: what would you say of our work together to someone like you?\n"
        "Two honest lines would help me a lot.",
    ),
    Occasion.OPEN_DOOR: (
        "Thank you for having considered me.\nIf things change, or for something else, my door stays open.",
        "I understand your choice, and I wish you well with it.\nShould you need me another time, I would be glad.",
    ),
    Occasion.NEWS_DECIDED: (
        "You took the time to talk with me about a choice I had to make.\nIt is made, and what you told me counted.",
        "I have made up my mind, and I owe you the news.\nWhat you told me helped me. Shall I tell you about it?",
    ),
    Occasion.DECISION: (
        "I have a choice to make, and would like to hear from someone who has lived something like it.\n"
        "Would you have half an hour for me?",
        "I am turning a question over, and I thought of you.\nMay I ask you how it was for you?",
    ),
    Occasion.TEN_MINUTES: (
        "I have a choice to make, and you have lived something like it.\n"
        "Would you have ten minutes to tell me how it was for you?",
        "I am turning a question over, and I would like to hear how you lived through it.\n"
        "Ten minutes on the phone would help me a lot. When would suit you?",
    ),
    Occasion.TEN_MINUTES_IF_WELCOME: (
        "I have a choice to make, and it made me think of you.\n"
        "May I ask you how something like it was for you? Ten minutes, and a no is a good answer too.",
        "I am turning a question over that you may have lived through yourself.\n"
        "Would you mind talking about it for ten minutes? If you would rather not, that is fine.",
    ),
    Occasion.TEN_MINUTES_AFTER_YEARS: (
        "It has been years, and I have not forgotten you.\n"
        "I have a choice to make and would like your view. Would you have ten minutes?",
        "This message will surprise you after all this time.\n"
        "I would love to hear your news, and to put a question to you. Ten minutes, if you like?",
    ),
    Occasion.BIRTHDAY: (
        "Happy birthday!\nI hope the year brings you what you wish for.",
        "A very happy birthday to you.\nI hope the day is a lovely one.",
        "Thinking of you for your birthday.\nMay the year be kind to you!",
    ),
    Occasion.OTHER_DAY: (
        "I know that this day counts for you, and I am thinking of you.",
        "A thought for you on this day.\nI hope that all is well with you.",
    ),
    Occasion.FOLLOW_UP: (
        "I had told myself that I would write to you.\nWhere are you with all that?",
        "A word to take up the thread of our conversation.\nHow do things stand with you?",
        "I come back to you as I meant to.\nDo you have a moment to talk this week?",
    ),
    Occasion.CADENCE: (
        "I was thinking of you. How are you?\nI would love to hear your news.",
        "It has been a while. What is new with you?\nA coffee or a call one of these weeks?",
        "Just a word to hear how you are.\nDo tell me, even in three lines.",
    ),
    Occasion.CADENCE_SINCE: (
        "I was thinking of {meeting} {when}. How have you been since?\nI would love to hear your news.",
        "It has been a while since {meeting} {when}.\nShall we see each other, or call, one of these weeks?",
    ),
    Occasion.WEAK_TIE: (
        "We do not know each other that well, and that is a pity.\nWhat are you working on at the moment?",
        "I came across something that made me think of you.\nWhat is keeping you busy these days?",
        "It has been a long time, and I was wondering what has become of you.\nA call one of these days?",
    ),
    Occasion.DORMANT: (
        "It has been years, and I have often thought of you.\nI have a choice to make and would like your view. "
        "Would you have half an hour?",
        "This message will surprise you after all this time.\nI would love to hear your news, and ask you a question.",
    ),
    Occasion.FORWARD: (
        "I am looking for a way to {other}, and thought of you: you know each other, I believe.\n{ask} "
        "If it suits you, just pass this message on. If not, no harm done, and no reason needed.",
        "Would you put in a word for me with {other}?\n{ask} You can pass this message on as it is. "
        "And if you would rather not, that is quite all right.",
    ),
    Occasion.FORWARD_ABOUT: (
        "I am looking for a way to {other} ({about}), and thought of you.\n{ask} "
        "If it suits you, just pass this message on. If not, no harm done, and no reason needed.",
        "What {other} does ({about}) is close to what I have in mind. Would you put in a word for me?\n{ask} "
        "You can pass this message on as it is. And if you would rather not, that is quite all right.",
    ),
    Occasion.ASK_ALONG: (
        "I am looking into something that you know from close by.\n{ask} If it is not the moment, no harm done.",
        "I have a question, and thought of you at once.\n{ask} And if you have no time for it, just say so.",
    ),
    Occasion.HEAVY: (
        "I am going through a heavy stretch, and I would rather not be alone with it.\n"
        "Would you have a moment for me, on the phone or over a coffee?",
        "These days weigh on me, and I thought of you.\nNo need to fix anything: could I talk to you for a while?",
        "I am not doing so well just now.\nWould you have half an hour to listen, today or tomorrow?",
    ),
}
"""What is said between the greeting and the last words."""

SUBJECTS: Final[dict[Occasion, tuple[str, ...]]] = {
    Occasion.PROMISE: ("What I promised you", "I have not forgotten"),
    Occasion.PROMISE_OF: ("As promised", "I have not forgotten"),
    Occasion.PROMISE_NAMED: ("As promised", "I have not forgotten"),
    Occasion.BRIDGE: ("I introduce you to each other", "Two people to meet"),
    Occasion.BRIDGE_WITH_TEASERS: ("I introduce you to each other", "Two people to meet"),
    Occasion.ASK: ("Someone to meet", "An idea for you"),
    Occasion.ASK_WITH_TEASER: ("Someone to meet", "An idea for you"),
    Occasion.DID_YOU_MEET: ("So, did you meet?",),
    Occasion.NOT_THE_MOMENT: ("Not the moment",),
    Occasion.THANKS_FOR_MEETING: ("Thank you", "A big thank you"),
    Occasion.THANKS: ("Thank you", "A big thank you"),
    Occasion.THANKS_OF: ("Thank you", "A big thank you"),
    Occasion.THANKS_FOR_WORK: ("Good news, thanks to you", "It is signed!"),
    Occasion.THANKS_FOR_LEAD: ("Thank you for thinking of me", "Thank you"),
    Occasion.NEWS_WON: ("How it ended", "Good news"),
    Occasion.NEWS_LOST: ("How it ended", "A bit of news"),
    Occasion.RECOMMENDATION: ("A word from you?", "Two lines, if you like"),
    Occasion.OPEN_DOOR: ("Thank you all the same", "Another time"),
    Occasion.NEWS_DECIDED: ("What I decided", "A bit of news"),
    Occasion.DECISION: ("A question for you", "Your view?"),
    Occasion.TEN_MINUTES: ("Ten minutes?", "A question for you"),
    Occasion.TEN_MINUTES_IF_WELCOME: ("May I ask you something?", "Ten minutes?"),
    Occasion.TEN_MINUTES_AFTER_YEARS: ("After all this time", "A hello after all these years"),
    Occasion.BIRTHDAY: ("Happy birthday!", "A thought for your day"),
    Occasion.OTHER_DAY: ("A thought for you",),
    Occasion.FOLLOW_UP: ("Taking up the thread", "How do things stand?"),
    Occasion.CADENCE: ("How are you?", "A bit of news"),
    Occasion.CADENCE_SINCE: ("How are you?", "A bit of news"),
    Occasion.WEAK_TIE: ("A hello in passing", "What are you up to?"),
    Occasion.DORMANT: ("After all this time", "A hello after all these years"),
    Occasion.FORWARD: ("Would you pass this on?", "A word for someone you know"),
    Occasion.FORWARD_ABOUT: ("Would you pass this on?", "A word for someone you know"),
    Occasion.ASK_ALONG: ("A question for you", "May I ask you something?"),
    Occasion.HEAVY: ("A moment for me?", "Could we talk?"),
}

MEETINGS: Final = {
    Channel.COFFEE: "our coffee",
    Channel.MEAL: "our meal",
    Channel.DRINK: "our drink",
    Channel.CALL: "our call",
    Channel.VIDEO: "our video call",
    Channel.EMAIL: "our e-mails",
    Channel.MESSAGE: "our messages",
    Channel.MEETING: "our meeting",
    Channel.EVENT: "our conversation",
    Channel.LETTER: "our letters",
    Channel.OTHER: "our last words",
}
"""How one speaks of the last time: no more than what it was."""

TO_BOTH: Final = frozenset({Occasion.BRIDGE, Occasion.BRIDGE_WITH_TEASERS})
"""What is written to two at once, who may then see each other's address."""

ENDINGS: Final = ("See you soon", "Take care", "Warmly", "Speak soon")
"""The last words; the user's name follows in their mail program, which knows it."""
