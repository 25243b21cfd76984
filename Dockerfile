# The audit alone, without torch: `docker build -t mtaudit . && docker run --rm -v "$PWD:/work" mtaudit audit article.txt`
FROM python:3.12-slim AS build
# The history is not copied: docker build --build-arg VERSION=1.2.3 says which version it is.
ARG VERSION=0.1.dev0
ENV SETUPTOOLS_SCM_PRETEND_VERSION_FOR_MTAUDIT=$VERSION
COPY . /src
RUN python -m pip install --no-cache-dir --disable-pip-version-check --prefix /install /src

FROM python:3.12-slim
COPY --from=build /install /usr/local
RUN useradd --create-home editor
USER editor
WORKDIR /work
ENTRYPOINT ["mtaudit"]
