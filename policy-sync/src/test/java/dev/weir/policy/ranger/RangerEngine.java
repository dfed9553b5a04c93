package dev.weir.policy.ranger;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.weir.policy.access.Access;
import dev.weir.policy.access.Action;
import dev.weir.policy.access.Question;
import dev.weir.policy.access.Show;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.ranger.authorization.hadoop.config.RangerPluginConfig;
import org.apache.ranger.plugin.model.RangerServiceDef;
import org.apache.ranger.plugin.model.RangerServiceResource;
import org.apache.ranger.plugin.model.RangerTag;
import org.apache.ranger.plugin.policyengine.RangerAccessRequestImpl;
import org.apache.ranger.plugin.policyengine.RangerAccessResourceImpl;
import org.apache.ranger.plugin.policyengine.RangerAccessResult;
import org.apache.ranger.plugin.policyengine.RangerPolicyEngineOptions;
import org.apache.ranger.plugin.service.RangerBasePlugin;
import org.apache.ranger.plugin.util.RangerRoles;
import org.apache.ranger.plugin.util.RangerRolesUtil;
import org.apache.ranger.plugin.util.ServicePolicies;
import org.apache.ranger.plugin.util.ServiceTags;

/** Ranger's own policy engine in this process, as a plugin runs it, fed with our objects. Not safe for many threads. */
final class RangerEngine {
    static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final RangerService service;
    private final RangerServiceDef trino = definition("/ranger/servicedef-trino.json");
    private final RangerServiceDef tag = tagDefinition(trino);
    private final RangerBasePlugin plugin;
    private RangerRolesUtil members = new RangerRolesUtil(null);
    private long version;

    RangerEngine(RangerService service) {
        this.service = service;
        RangerPolicyEngineOptions options = new RangerPolicyEngineOptions();
        options.disablePolicyRefresher = true;
        options.disableTagRetriever = true;
        options.disableUserStoreRetriever = true;
        RangerPluginConfig config =
                new RangerPluginConfig(RangerService.TYPE, service.name(), "weir", "cluster", "test", options);
        plugin = new RangerBasePlugin(config, policies(List.of()), tags(List.of()), roles(List.of()));
    }

    void load(Collection<? extends RangerObject> objects) {
        plugin.setPolicies(policies(objects));
        RangerRoles roles = roles(objects);
        plugin.setRoles(roles);
        members = new RangerRolesUtil(roles);
        plugin.getTagEnricher().setServiceTags(tags(objects));
    }

    /** The answer without reasons. */
    Access answer(Question question) {
        if (!plugin.isAccessAllowed(request(question, true), null).getIsAllowed()) {
            return Access.denied(List.of());
        }
        Show show = Show.PLAIN;
        String custom = "";
        Set<String> rows = Set.of();
        if (question.action() == Action.SELECT) {
            if (question.column().column().isPresent()) {
                RangerAccessResult mask = plugin.evalDataMaskPolicies(request(question, true), null);
                if (mask != null && mask.isMaskEnabled()) {
                    Optional<Show> known = Masks.show(mask.getMaskType());
                    show = known.orElse(Show.PLAIN);
                    custom = known.isPresent()
                            ? ""
                            : Optional.ofNullable(mask.getMaskedValue()).orElse(mask.getMaskType());
                }
            }
            RangerAccessResult filter = plugin.evalRowFilterPolicies(request(question, false), null);
            if (filter != null && filter.isRowFilterEnabled()) {
                rows = Set.of(filter.getFilterExpr());
            }
        }
        return new Access(true, show, custom, rows, List.of());
    }

    private RangerAccessRequestImpl request(Question question, boolean withColumn) {
        RangerAccessResourceImpl resource = new RangerAccessResourceImpl();
        service.resource(question.column()).forEach((level, value) -> {
            if (withColumn || !level.equals("column")) {
                resource.setValue(level, value);
            }
        });
        RangerAccessRequestImpl request = new RangerAccessRequestImpl(
                resource,
                RangerService.access(question.action()),
                question.user(),
                new HashSet<>(question.groups()),
                roles(question));
        request.setAccessTime(Date.from(question.at()));
        return request;
    }

    /** An engine that is told roles does not look for more: so it is told what Ranger itself would add. */
    private Set<String> roles(Question question) {
        Set<String> all = new HashSet<>(question.roles());
        if (!all.isEmpty()) {
            question.roles()
                    .forEach(role -> all.addAll(members.getRoleRoleMapping().getOrDefault(role, Set.of())));
            all.addAll(members.getUserRoleMapping().getOrDefault(question.user(), Set.of()));
            question.groups()
                    .forEach(group -> all.addAll(members.getGroupRoleMapping().getOrDefault(group, Set.of())));
        }
        return all;
    }

    private ServicePolicies policies(Collection<? extends RangerObject> objects) {
        List<org.apache.ranger.plugin.model.RangerPolicy> ofService = new ArrayList<>();
        List<org.apache.ranger.plugin.model.RangerPolicy> ofTags = new ArrayList<>();
        long id = 1;
        for (RangerObject object : objects) {
            if (object instanceof RangerPolicy policy) {
                Map<String, Object> fields = new LinkedHashMap<>(policy.fields());
                fields.put("id", id);
                fields.put("guid", "guid-" + id);
                fields.put("version", 1);
                id++;
                (policy.onTags() ? ofTags : ofService)
                        .add(JSON.convertValue(fields, org.apache.ranger.plugin.model.RangerPolicy.class));
            }
        }
        ServicePolicies all = new ServicePolicies();
        all.setServiceName(service.name());
        all.setServiceId(1L);
        all.setPolicyVersion(++version);
        all.setServiceDef(JSON.convertValue(trino, RangerServiceDef.class));
        all.setPolicies(ofService);
        ServicePolicies.TagPolicies tagPolicies = new ServicePolicies.TagPolicies();
        tagPolicies.setServiceName(service.tagService());
        tagPolicies.setServiceId(2L);
        tagPolicies.setPolicyVersion(version);
        tagPolicies.setServiceDef(JSON.convertValue(tag, RangerServiceDef.class));
        tagPolicies.setPolicies(ofTags);
        all.setTagPolicies(tagPolicies);
        return all;
    }

    private RangerRoles roles(Collection<? extends RangerObject> objects) {
        Set<org.apache.ranger.plugin.model.RangerRole> all = new HashSet<>();
        for (RangerObject object : objects) {
            if (object instanceof RangerRole role) {
                all.add(JSON.convertValue(role.fields(), org.apache.ranger.plugin.model.RangerRole.class));
            }
        }
        RangerRoles roles = new RangerRoles();
        roles.setServiceName(service.name());
        roles.setRoleVersion(++version);
        roles.setRangerRoles(all);
        return roles;
    }

    private ServiceTags tags(Collection<? extends RangerObject> objects) {
        Map<Map<String, PolicyResource>, List<TaggedResource>> byResource = new LinkedHashMap<>();
        for (RangerObject object : objects) {
            if (object instanceof TaggedResource tagged) {
                byResource
                        .computeIfAbsent(tagged.resource(), none -> new ArrayList<>())
                        .add(tagged);
            }
        }
        ServiceTags all = new ServiceTags();
        all.setServiceName(service.name());
        all.setTagVersion(++version);
        all.setOp(ServiceTags.OP_REPLACE);
        Map<Long, RangerTag> tags = new HashMap<>();
        Map<Long, List<Long>> uses = new HashMap<>();
        List<RangerServiceResource> resources = new ArrayList<>();
        long resourceId = 1;
        long tagId = 1;
        for (List<TaggedResource> onOne : byResource.values()) {
            RangerServiceResource resource = JSON.convertValue(onOne.get(0).fields(), RangerServiceResource.class);
            resource.setId(resourceId);
            resources.add(resource);
            for (TaggedResource tagged : onOne) {
                Map<String, Object> fields = new TreeMap<>();
                fields.put("type", tagged.tag());
                fields.put("id", tagId);
                fields.put("attributes", tagged.attributes());
                fields.put("validityPeriods", RangerJson.unraw(tagged.validity()));
                tags.put(tagId, JSON.convertValue(fields, RangerTag.class));
                uses.computeIfAbsent(resourceId, none -> new ArrayList<>()).add(tagId);
                tagId++;
            }
            resourceId++;
        }
        all.setTags(tags);
        all.setServiceResources(resources);
        all.setResourceToTagIds(uses);
        return all;
    }

    private static RangerServiceDef definition(String resource) {
        try (InputStream in = RangerEngine.class.getResourceAsStream(resource)) {
            return JSON.readValue(in, RangerServiceDef.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ranger's tag service, with the accesses and masks of Trino's added as the Admin adds them. */
    private static RangerServiceDef tagDefinition(RangerServiceDef trino) {
        RangerServiceDef tag = definition("/service-defs/ranger-servicedef-tag.json");
        List<RangerServiceDef.RangerAccessTypeDef> accesses = new ArrayList<>();
        long id = 1;
        for (RangerServiceDef.RangerAccessTypeDef access : trino.getAccessTypes()) {
            accesses.add(new RangerServiceDef.RangerAccessTypeDef(
                    id++,
                    RangerService.inTagPolicy(access.getName()),
                    access.getLabel(),
                    null,
                    access.getImpliedGrants().stream()
                            .map(RangerService::inTagPolicy)
                            .toList()));
        }
        tag.setAccessTypes(accesses);
        RangerServiceDef.RangerDataMaskDef masks = new RangerServiceDef.RangerDataMaskDef();
        masks.setAccessTypes(accesses.stream()
                .filter(access -> access.getName().endsWith(":select"))
                .toList());
        masks.setResources(tag.getResources());
        List<RangerServiceDef.RangerDataMaskTypeDef> types = new ArrayList<>();
        for (RangerServiceDef.RangerDataMaskTypeDef type :
                trino.getDataMaskDef().getMaskTypes()) {
            RangerServiceDef.RangerDataMaskTypeDef prefixed = new RangerServiceDef.RangerDataMaskTypeDef(type);
            prefixed.setName(RangerService.inTagPolicy(type.getName()));
            types.add(prefixed);
        }
        masks.setMaskTypes(types);
        tag.setDataMaskDef(masks);
        return tag;
    }
}
