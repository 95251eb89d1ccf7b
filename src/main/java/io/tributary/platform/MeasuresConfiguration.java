package io.tributary.platform;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.InstantSource;

/** What is measured, and whoever may read it. */
@Configuration(proxyBeanMethods = false)
class MeasuresConfiguration {
    @Bean
    Metrics metrics(ObjectProvider<Measure.Source> sources, InstantSource clock) {
        return new Metrics(sources, clock);
    }

    @Bean
    MetricsReaders metricsReaders(
            ClientConnections connections, @Value("${tributary.metrics.token:}") String token) {
        return new MetricsReaders(connections, token);
    }

    @Bean(destroyMethod = "close")
    Traces traces(
            @Value("${tributary.traces.endpoint:}") String endpoint,
            @Value("${tributary.traces.share:0.1}") double share) {
        return new Traces(endpoint, share);
    }

    @Bean
    Measure.Source processMeasures() {
        return PlatformMeasures::process;
    }

    @Bean
    Measure.Source poolMeasures(ApplicationPool pool) {
        return () -> PlatformMeasures.pool(pool);
    }

    @Bean
    Measure.Source commitMeasures() {
        return PlatformMeasures::commits;
    }

    @Bean
    Measure.Source workMeasures(Jobs jobs, Mails mails, InstantSource clock) {
        return () -> PlatformMeasures.work(jobs, mails, clock);
    }

    @Bean
    Measure.Source matterMeasures(Failures failures, ObjectProvider<OpenMatter> matters) {
        return () -> PlatformMeasures.matters(failures, matters);
    }
}
