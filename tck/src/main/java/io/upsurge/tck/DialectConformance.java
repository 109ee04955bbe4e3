package io.upsurge.tck;

import io.upsurge.tck.contract.AnyContract;
import io.upsurge.tck.contract.ApplicationContract;
import io.upsurge.tck.contract.AssignmentContract;
import io.upsurge.tck.contract.AssociationContract;
import io.upsurge.tck.contract.CachedCollectionsContract;
import io.upsurge.tck.contract.CachesContract;
import io.upsurge.tck.contract.CallbackContract;
import io.upsurge.tck.contract.CapabilitiesContract;
import io.upsurge.tck.contract.CascadeContract;
import io.upsurge.tck.contract.ChangedKeyContract;
import io.upsurge.tck.contract.CollationContract;
import io.upsurge.tck.contract.ComputedClassContract;
import io.upsurge.tck.contract.ConcreteProxyContract;
import io.upsurge.tck.contract.ConditionalDeleteContract;
import io.upsurge.tck.contract.ConditionalUpdateContract;
import io.upsurge.tck.contract.ConflictTargetContract;
import io.upsurge.tck.contract.CounterpartContract;
import io.upsurge.tck.contract.DatabaseClockContract;
import io.upsurge.tck.contract.DeletedCollectionsContract;
import io.upsurge.tck.contract.DerivedIdentityContract;
import io.upsurge.tck.contract.DifferentialContract;
import io.upsurge.tck.contract.DrawnIdentifiersContract;
import io.upsurge.tck.contract.DuplicatesContract;
import io.upsurge.tck.contract.ElementKeyContract;
import io.upsurge.tck.contract.EmbeddableClassContract;
import io.upsurge.tck.contract.EmbeddedGenerationContract;
import io.upsurge.tck.contract.EnhancedInstancesContract;
import io.upsurge.tck.contract.EnhancementContract;
import io.upsurge.tck.contract.EntityClassContract;
import io.upsurge.tck.contract.EntityMappingsContract;
import io.upsurge.tck.contract.EvaluationContract;
import io.upsurge.tck.contract.ExpressionIndexContract;
import io.upsurge.tck.contract.FallbackContract;
import io.upsurge.tck.contract.FilteredKeysContract;
import io.upsurge.tck.contract.FrozenContract;
import io.upsurge.tck.contract.GeneratedHierarchyContract;
import io.upsurge.tck.contract.GeneratedIdentifierContract;
import io.upsurge.tck.contract.GenerationContract;
import io.upsurge.tck.contract.HandedInMutationContract;
import io.upsurge.tck.contract.HostileNamesContract;
import io.upsurge.tck.contract.HostileValuesContract;
import io.upsurge.tck.contract.HugeValuesContract;
import io.upsurge.tck.contract.IdClassContract;
import io.upsurge.tck.contract.IdentifierContract;
import io.upsurge.tck.contract.InheritanceContract;
import io.upsurge.tck.contract.InsertContract;
import io.upsurge.tck.contract.InsertRollbackContract;
import io.upsurge.tck.contract.InsertedKeysContract;
import io.upsurge.tck.contract.InterceptorContract;
import io.upsurge.tck.contract.JoinedConditionContract;
import io.upsurge.tck.contract.ListenerContract;
import io.upsurge.tck.contract.ManagedInstancesContract;
import io.upsurge.tck.contract.MappingContract;
import io.upsurge.tck.contract.MergeLikeContract;
import io.upsurge.tck.contract.MissingPartsContract;
import io.upsurge.tck.contract.MutationCachesContract;
import io.upsurge.tck.contract.MutationNamesContract;
import io.upsurge.tck.contract.NamesContract;
import io.upsurge.tck.contract.NestedCounterpartContract;
import io.upsurge.tck.contract.OnlyIfChangedContract;
import io.upsurge.tck.contract.OptimisticLockContract;
import io.upsurge.tck.contract.OrphansContract;
import io.upsurge.tck.contract.OutcomeContract;
import io.upsurge.tck.contract.OverflowContract;
import io.upsurge.tck.contract.OwnGeneratorContract;
import io.upsurge.tck.contract.ParityContract;
import io.upsurge.tck.contract.RaceContract;
import io.upsurge.tck.contract.ReferenceContract;
import io.upsurge.tck.contract.RefusalContract;
import io.upsurge.tck.contract.RefusedCircumstancesContract;
import io.upsurge.tck.contract.RefusedExpressionsContract;
import io.upsurge.tck.contract.RefusedMutationsContract;
import io.upsurge.tck.contract.RefusedRowsContract;
import io.upsurge.tck.contract.RepeatedCallsContract;
import io.upsurge.tck.contract.RestrictedKeysContract;
import io.upsurge.tck.contract.RestrictedRaceContract;
import io.upsurge.tck.contract.RestrictedRowsContract;
import io.upsurge.tck.contract.ReturningContract;
import io.upsurge.tck.contract.RollbackContract;
import io.upsurge.tck.contract.RowExpressionContract;
import io.upsurge.tck.contract.RowFormsContract;
import io.upsurge.tck.contract.SecondaryTableContract;
import io.upsurge.tck.contract.SharedColumnNameContract;
import io.upsurge.tck.contract.SoftDeleteContract;
import io.upsurge.tck.contract.SoftDeleteTablesContract;
import io.upsurge.tck.contract.StatementContract;
import io.upsurge.tck.contract.StatisticsContract;
import io.upsurge.tck.contract.SynchronizedMutationsContract;
import io.upsurge.tck.contract.TenantContract;
import io.upsurge.tck.contract.TenantPairsContract;
import io.upsurge.tck.contract.TenantSchemaContract;
import io.upsurge.tck.contract.TenantTablesContract;
import io.upsurge.tck.contract.TransportContract;
import io.upsurge.tck.contract.TypesContract;
import io.upsurge.tck.contract.UpdateByKeyContract;
import io.upsurge.tck.contract.UpdateByKeyInstancesContract;
import io.upsurge.tck.contract.UpdateByKeyRollbackContract;
import io.upsurge.tck.contract.UpdateRaceContract;
import io.upsurge.tck.contract.ValidationContract;
import io.upsurge.tck.contract.VectorContract;
import io.upsurge.tck.contract.VerifiedSchemaContract;
import io.upsurge.tck.contract.VersionContract;
import io.upsurge.tck.contract.ZonesContract;
import io.upsurge.tck.model.JoinedPets;
import io.upsurge.tck.model.PerClassPets;
import io.upsurge.tck.model.SingleTablePets;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * All contracts for one database: extend it, name the database, and run it as a JUnit test.
 *
 * <p>What the database can do is then a row of the table in {@code target/databases.md}. A test that hangs fails after
 * ten minutes.
 */
@ExtendWith(DatabaseReport.class)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
public abstract class DialectConformance {

    /** The database to ask; the same one at each call. */
    protected abstract TestDatabase database();

    /** The types that Hibernate itself cannot store there; what is not named must be stored, what is named must fail. */
    protected Set<StoredType> notStored() {
        return Set.of();
    }

    /** Whether the driver takes and gives {@code java.time} values as they are. */
    protected boolean carriesTimes() {
        return true;
    }

    /**
     * Takes note of what was measured of a mapping of entities, or compares it with what a page says.
     *
     * @param mapping a row of the table of mappings
     * @param cell what the table should say of this database, in Markdown: {@code yes}, what is refused and why, or that
     *     Hibernate cannot do it either
     */
    protected void mapped(String mapping, String cell) {}

    @Nested
    class Capabilities extends CapabilitiesContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class MergeLike extends MergeLikeContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class Statement extends StatementContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class Assignments extends AssignmentContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class OnlyIfChanged extends OnlyIfChangedContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class RowForms extends RowFormsContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class Fallbacks extends FallbackContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class Outcomes extends OutcomeContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class Refusals extends RefusalContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class RefusedRows extends RefusedRowsContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class RefusedExpressions extends RefusedExpressionsContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class RefusedCircumstances extends RefusedCircumstancesContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class HostileNames extends HostileNamesContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class HostileValues extends HostileValuesContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class Overflows extends OverflowContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class Duplicates extends DuplicatesContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class Collations extends CollationContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class ConflictTargets extends ConflictTargetContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class ExpressionIndexes extends ExpressionIndexContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class VerifiedSchemas extends VerifiedSchemaContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class Returning extends ReturningContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class ManagedInstances extends ManagedInstancesContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class Rollbacks extends RollbackContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class Caches extends CachesContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class CachedCollections extends CachedCollectionsContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class Versions extends VersionContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class OptimisticLock extends OptimisticLockContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class Races extends RaceContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class Mappings extends MappingContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class Names extends NamesContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class Types extends TypesContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }

        @Override
        protected Set<StoredType> notStored() {
            return DialectConformance.this.notStored();
        }
    }

    @Nested
    class Identifiers extends IdentifierContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class GeneratedWithin extends EmbeddedGenerationContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class OwnGenerators extends OwnGeneratorContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class Generated extends GenerationContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class Inserts extends InsertContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class ConditionalUpdates extends ConditionalUpdateContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class UpdatesByKey extends UpdateByKeyContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class ConditionalDeletes extends ConditionalDeleteContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class DeletedCollections extends DeletedCollectionsContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class Evaluations extends EvaluationContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class JoinedConditions extends JoinedConditionContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class RestrictedRows extends RestrictedRowsContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class RestrictedRaces extends RestrictedRaceContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class RestrictedKeys extends RestrictedKeysContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class FilteredKeys extends FilteredKeysContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class InsertedKeys extends InsertedKeysContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class ChangedKeys extends ChangedKeyContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class HandedInMutations extends HandedInMutationContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class RefusedMutations extends RefusedMutationsContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class Differential extends DifferentialContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class SynchronizedMutations extends SynchronizedMutationsContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class MutationNames extends MutationNamesContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class MutationCaches extends MutationCachesContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class UpdateRaces extends UpdateRaceContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class Parity extends ParityContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class SingleTableHierarchy extends InheritanceContract {
        SingleTableHierarchy() {
            super(SingleTablePets.class);
        }

        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class ComputedClass extends ComputedClassContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class JoinedHierarchy extends InheritanceContract {
        JoinedHierarchy() {
            super(JoinedPets.class);
        }

        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class HierarchyOfWholeTables extends InheritanceContract {
        HierarchyOfWholeTables() {
            super(PerClassPets.class);
        }

        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class Cascading extends CascadeContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class Orphans extends OrphansContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class GeneratedHierarchy extends GeneratedHierarchyContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class MissingParts extends MissingPartsContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class SharedColumnNames extends SharedColumnNameContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class SecondaryTables extends SecondaryTableContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class Tenants extends TenantContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class TenantPairs extends TenantPairsContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class TenantTables extends TenantTablesContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class SoftDeletes extends SoftDeleteContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class SoftDeleteTables extends SoftDeleteTablesContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class IdClasses extends IdClassContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class DerivedIdentities extends DerivedIdentityContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class Vectors extends VectorContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }

        @Override
        protected Set<StoredType> notStored() {
            return DialectConformance.this.notStored();
        }
    }

    @Nested
    class Zones extends ZonesContract {
        @Override
        protected boolean carriesTimes() {
            return DialectConformance.this.carriesTimes();
        }

        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }

        @Override
        protected Set<StoredType> notStored() {
            return DialectConformance.this.notStored();
        }
    }

    @Nested
    class DatabaseClocks extends DatabaseClockContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class HugeValues extends HugeValuesContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class AnyAssociations extends AnyContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class References extends ReferenceContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class EntityClasses extends EntityClassContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class WhatIsFrozen extends FrozenContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class TenantSchemas extends TenantSchemaContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class Associations extends AssociationContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class Counterparts extends CounterpartContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class NestedCounterparts extends NestedCounterpartContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class ConcreteProxies extends ConcreteProxyContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class EmbeddableClasses extends EmbeddableClassContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class ElementKeys extends ElementKeyContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class GeneratedIdentifiers extends GeneratedIdentifierContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class DrawnIdentifiers extends DrawnIdentifiersContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class RowExpressions extends RowExpressionContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class InsertRollbacks extends InsertRollbackContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class UpdateByKeyRollbacks extends UpdateByKeyRollbackContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class UpdateByKeyInstances extends UpdateByKeyInstancesContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class Callbacks extends CallbackContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class Listeners extends ListenerContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class Validation extends ValidationContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class Interceptors extends InterceptorContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class RepeatedCalls extends RepeatedCallsContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class Statistics extends StatisticsContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class EnhancedInstances extends EnhancedInstancesContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class Enhancement extends EnhancementContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class EntityMappings extends EntityMappingsContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }

        @Override
        protected void mapped(String mapping, String cell) {
            DialectConformance.this.mapped(mapping, cell);
        }
    }

    @Nested
    class Transports extends TransportContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }

    @Nested
    class Application extends ApplicationContract {
        @Override
        protected TestDatabase database() {
            return DialectConformance.this.database();
        }
    }
}
