FROM python:3.11-slim AS build
WORKDIR /src
COPY requirements.lock pyproject.toml README.md LICENSE ./
COPY analyser analyser
COPY api api
COPY lexicons lexicons
COPY models models
RUN python -m venv /opt/dooi \
 && /opt/dooi/bin/pip install --no-cache-dir --require-hashes -r requirements.lock \
 && /opt/dooi/bin/pip install --no-cache-dir --no-deps --no-build-isolation .
# The large Dutch model is not in a package index; give its wheel's address to put it in.
ARG MODEL_WHEEL=""
RUN if [ -n "$MODEL_WHEEL" ]; then /opt/dooi/bin/pip install --no-cache-dir --no-deps "$MODEL_WHEEL"; fi

FROM python:3.11-slim
RUN useradd --system --uid 10001 --no-create-home dooi
COPY --from=build /opt/dooi /opt/dooi
RUN mkdir --mode=0700 /var/lib/dooi && chown dooi /var/lib/dooi
ENV PATH=/opt/dooi/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 OMP_NUM_THREADS=1 \
    DOOI_DATA=/var/lib/dooi DOOI_ACCESS=sleutels
USER dooi
VOLUME /var/lib/dooi
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
CMD ["dooi", "serve", "--host", "0.0.0.0"]
