"""What is deleted, or kept long enough, is really gone."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

from sqlalchemy import URL

from api.desk import Desk
from api.jobs import Upload
from api.settings import Settings
from api.store import queue
from api.store.database import Database
from api.store.upload_folders import UploadFolders

SECRET = b"geheime bepaling van Waterschap Nergens"


def everything_on_disk(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def finished_analysis(desk: Desk, database: Database, folders: UploadFolders) -> str:
    place = folders.new() / "0"
    place.mkdir()
    (place / "a.md").write_bytes(SECRET)
    job = asyncio.run(desk.accept([Upload("a.md", place / "a.md")], "a"))
    with database.writing() as connection:
        held = queue.claim(connection, "w", time.time())
        assert held is not None
        bodies = {"json": b'{"findings":[],"text":"' + SECRET * 500 + b'"}'}
        assert queue.finish(connection, held, time.time(), 3600.0, bodies, job.files)
    return job.id


def opened(tmp_path: Path, keep_hours: int = 1) -> tuple[Desk, Database, UploadFolders]:
    database = Database(URL.create("sqlite", database=str(tmp_path / "dooi.sqlite3")))
    database.upgrade()
    folders = UploadFolders(tmp_path)
    return Desk(database, folders, Settings(tmp_path, keep_hours=keep_hours)), database, folders


def test_deleting_leaves_no_text_on_disk(tmp_path: Path) -> None:
    desk, database, folders = opened(tmp_path)
    job_id = finished_analysis(desk, database, folders)
    assert SECRET in everything_on_disk(tmp_path)
    asyncio.run(desk.delete(job_id, "a"))
    assert SECRET not in everything_on_disk(tmp_path)
    database.close()


def test_tidying_removes_what_has_expired_and_nothing_else(tmp_path: Path) -> None:
    desk, database, folders = opened(tmp_path)
    finished_analysis(desk, database, folders)
    asyncio.run(desk.tidy())
    assert SECRET in everything_on_disk(tmp_path)
    with database.writing() as connection:
        connection.exec_driver_sql("UPDATE analyses SET expires = 1")
    asyncio.run(desk.tidy())
    assert SECRET not in everything_on_disk(tmp_path)
    assert asyncio.run(desk.jobs("a")) == []
    database.close()
