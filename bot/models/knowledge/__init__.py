"""What the YAML files say, as frozen values: careers, topics, steps, facts, skills, certificates."""

from bot.models.knowledge.asking import Kind, NearestCareer, Phrasing, Topic
from bot.models.knowledge.certificates import CareerCertification, Certification, Price, RetiredCertification
from bot.models.knowledge.keys import CAREERS, KINDS, TOPICS, topic_after
from bot.models.knowledge.matching import MatchAnswer, MatchQuestion, MatchTrait
from bot.models.knowledge.page import Fact, Item, Resource, Section, Source
from bot.models.knowledge.roadmap import Hours, Milestone, Phase, Project, Step
from bot.models.knowledge.whole import Career, Knowledge, Skill

__all__ = [
    "CAREERS",
    "KINDS",
    "TOPICS",
    "Career",
    "CareerCertification",
    "Certification",
    "Fact",
    "Hours",
    "Item",
    "Kind",
    "Knowledge",
    "MatchAnswer",
    "MatchQuestion",
    "MatchTrait",
    "Milestone",
    "NearestCareer",
    "Phase",
    "Phrasing",
    "Price",
    "Project",
    "Resource",
    "RetiredCertification",
    "Section",
    "Skill",
    "Source",
    "Step",
    "Topic",
    "topic_after",
]
